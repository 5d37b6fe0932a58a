//! Work on several cores, results in order, memory bounded.

use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// How many items may wait for each thread: enough that none is idle while the next is read.
const WAITING: usize = 4;

/// Reads items with `read`, which tells the weight of each, works on them with `work` on `threads` threads and hands the
/// results to `take` in the order in which they were read. An item is worked on as soon as it is read; reading stops
/// while results pile up, and while all that was read and not taken would weigh more than `most`. An item of more than
/// `most` is worked on alone.
pub fn map<T: Send, R: Send>(
    threads: NonZeroUsize,
    most: usize,
    read: impl FnOnce(&mut dyn FnMut(T, usize)) + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let waiting = threads.get().saturating_mul(WAITING);
    let (queue, jobs) = sync_channel::<(T, SyncSender<R>)>(waiting);
    let (order, results) = sync_channel::<(Receiver<R>, usize)>(waiting);
    let jobs = Mutex::new(jobs);
    let scales = Scales { held: Mutex::new(0), lighter: Condvar::new() };
    thread::scope(|scope| {
        scope.spawn(|| {
            // Moved in, so that the workers and the results end with the reading.
            let (order, queue) = (order, queue);
            read(&mut |item, weight| {
                scales.add(weight, most);
                let (give, result) = sync_channel(1);
                // Sending fails only where the other side has ended by a panic, which the scope passes on.
                let _ = order.send((result, weight));
                let _ = queue.send((item, give));
            });
        });
        for _ in 0..threads.get() {
            scope.spawn(|| {
                while let Some((item, give)) = next(&jobs) {
                    let _ = give.send(work(item));
                }
            });
        }
        for (result, weight) in results {
            if let Ok(result) = result.recv() {
                take(result);
            }
            scales.remove(weight);
        }
    });
}

fn next<J>(jobs: &Mutex<Receiver<J>>) -> Option<J> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// The weight of all that was read and not yet taken.
struct Scales {
    held: Mutex<usize>,
    lighter: Condvar,
}

impl Scales {
    /// Waits until there is room.
    fn add(&self, weight: usize, most: usize) {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |held: &mut usize| *held > 0 && held.saturating_add(weight) > most;
        *self.lighter.wait_while(held, full).unwrap_or_else(PoisonError::into_inner) += weight;
    }

    fn remove(&self, weight: usize) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) -= weight;
        self.lighter.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    const THREADS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

    /// Doubles the numbers from 0 on, each as heavy as it is told to be. The results, and the most that were held at once, with their weight.
    fn doubled(items: usize, most: usize, weight: impl Fn(usize) -> usize + Sync) -> (Vec<usize>, usize, usize) {
        let (held, heavy) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let (most_held, most_heavy) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut results = Vec::new();
        map(
            THREADS,
            most,
            |send| (0..items).for_each(|item| send(item, weight(item))),
            |item| {
                most_held.fetch_max(held.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                most_heavy.fetch_max(heavy.fetch_add(weight(item), Ordering::SeqCst) + weight(item), Ordering::SeqCst);
                // The first of every seven takes longest.
                thread::sleep(Duration::from_micros(if item % 7 == 0 { 900 } else { 10 }));
                item * 2
            },
            |result| {
                held.fetch_sub(1, Ordering::SeqCst);
                heavy.fetch_sub(weight(result / 2), Ordering::SeqCst);
                results.push(result);
            },
        );
        (results, most_held.into_inner(), most_heavy.into_inner())
    }

    #[test]
    fn results_come_in_the_order_of_reading_and_few_items_wait() {
        let (results, held, _) = doubled(500, usize::MAX, |_| 1);
        assert_eq!(results, (0..1000).step_by(2).collect::<Vec<_>>());
        assert!(held <= 2 * (WAITING + 1) * THREADS.get() + 2, "{held} items were held");
    }

    #[test]
    fn heavy_items_wait_for_one_another() {
        let (results, held, weight) = doubled(200, 10, |item| if item % 20 == 0 { 1000 } else { 3 });
        assert_eq!(results.len(), 200);
        assert!(held <= 3 && weight <= 1000, "{held} items of {weight} were held");
    }
}
