//! Work on all cores, results in order, memory bounded.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many items may wait for each core: enough that none is idle while the next is read.
const WAITING: usize = 4;

/// Reads items with `read`, works on them with `work` on all cores and hands the results to `take` in the order in
/// which they were read. An item is worked on as soon as it is read; reading stops while results pile up.
pub fn map<T: Send, R: Send>(
    read: impl FnOnce(&mut dyn FnMut(T)) + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (queue, jobs) = sync_channel::<(T, SyncSender<R>)>(cores * WAITING);
    let (order, results) = sync_channel::<Receiver<R>>(cores * WAITING);
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        scope.spawn(move || {
            read(&mut |item| {
                let (give, result) = sync_channel(1);
                // Sending fails only where the other side has ended by a panic, which the scope passes on.
                let _ = order.send(result);
                let _ = queue.send((item, give));
            });
        });
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some((item, give)) = next(&jobs) {
                    let _ = give.send(work(item));
                }
            });
        }
        for result in results {
            if let Ok(result) = result.recv() {
                take(result);
            }
        }
    });
}

fn next<J>(jobs: &Mutex<Receiver<J>>) -> Option<J> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_reading_and_few_items_wait() {
        let (read, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let most = 3 * (WAITING + 1) * thread::available_parallelism().map_or(1, usize::from) + 2;
        let mut results = Vec::new();
        map(
            |send| {
                for item in 0..500_usize {
                    let waiting = read.fetch_add(1, Ordering::SeqCst) - taken.load(Ordering::SeqCst);
                    assert!(waiting <= most, "{waiting} items wait");
                    send(item);
                }
            },
            |item| {
                // The first of every seven takes longest.
                thread::sleep(Duration::from_micros(if item % 7 == 0 { 900 } else { 10 }));
                item * 2
            },
            |result| {
                taken.fetch_add(1, Ordering::SeqCst);
                results.push(result);
            },
        );
        assert_eq!(results, (0..1000).step_by(2).collect::<Vec<_>>());
    }
}
