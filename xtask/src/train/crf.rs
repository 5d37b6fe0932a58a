//! A linear-chain conditional random field, trained by AdaGrad with an L1 penalty that is applied when a weight is next
//! touched. The weights are the mean of those after each epoch of the later half of each run, which takes out what order and chance
//! did to the last. One thread, fixed orders: the same data gives the same weights.

use voxmark::names::STATES;

/// A stretch of tokens: for each, the numbers of its features and its state.
pub struct Sequence {
    pub tokens: Vec<(Vec<u32>, u8)>,
    /// How much it counts.
    pub weight: f32,
}

/// How to train.
#[derive(Clone, Copy)]
pub struct Settings {
    /// How often all is learnt anew, in an order of its own.
    pub runs: u64,
    /// How often a run learns from each stretch.
    pub epochs: usize,
    /// The first step's length; it falls to nothing.
    pub rate: f32,
    /// The penalty of a weight's size, for each stretch.
    pub l1: f32,
    /// The share of a token's features that is left out at random, so that no one feature is leant on alone.
    pub dropout: f32,
}

type Row = [f32; STATES];

/// Weights of features and of pairs of states; the last two rows are the start and the end of a stretch.
pub struct Weights {
    pub features: Vec<Row>,
    pub chain: [Row; STATES + 2],
}

struct Trainer {
    settings: Settings,
    weights: Weights,
    squares: Vec<Row>,
    touched: Vec<u32>,
    chain_squares: [Row; STATES + 2],
    step: u32,
    random: u64,
}

/// The weights of `features` features that explain the sequences best.
pub fn train(sequences: &[Sequence], features: usize, settings: Settings) -> Weights {
    let mut mean = Mean { features: vec![[0.0; STATES]; features], chain: [[0.0; STATES]; STATES + 2], count: 0.0 };
    for run in 1..=settings.runs {
        learn(sequences, settings, run, &mut mean);
    }
    mean.weights()
}

/// One run, the weights of which are added to the mean.
fn learn(sequences: &[Sequence], settings: Settings, run: u64, mean: &mut Mean) {
    let features = mean.features.len();
    let mut trainer = Trainer {
        settings,
        weights: Weights { features: vec![[0.0; STATES]; features], chain: [[0.0; STATES]; STATES + 2] },
        squares: vec![[1e-2; STATES]; features],
        touched: vec![0; features],
        chain_squares: [[1e-2; STATES]; STATES + 2],
        step: 0,
        random: run.wrapping_mul(0x9e37_79b9_7f4a_7c15),
    };
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let steps = (settings.epochs * order.len()) as f32;
    for epoch in 0..settings.epochs {
        for i in (1..order.len()).rev() {
            let j = (trainer.random() % (i as u64 + 1)) as usize;
            order.swap(i, j);
        }
        for &i in &order {
            trainer.settings.rate = settings.rate * (1.0 - trainer.step as f32 / steps);
            trainer.learn(&sequences[i]);
        }
        if epoch >= settings.epochs / 2 {
            for feature in 0..features {
                trainer.shrink(feature);
            }
            mean.add(&trainer.weights);
        }
    }
}

/// Sums of weights.
struct Mean {
    features: Vec<Row>,
    chain: [Row; STATES + 2],
    count: f32,
}

impl Mean {
    fn add(&mut self, weights: &Weights) {
        self.count += 1.0;
        for (sum, row) in self.features.iter_mut().zip(&weights.features).chain(self.chain.iter_mut().zip(&weights.chain)) {
            for (sum, weight) in sum.iter_mut().zip(row) {
                *sum += weight;
            }
        }
    }

    fn weights(mut self) -> Weights {
        for weight in self.features.iter_mut().chain(&mut self.chain).flatten() {
            *weight /= self.count;
        }
        Weights { features: self.features, chain: self.chain }
    }
}

impl Trainer {
    /// xorshift64*
    fn random(&mut self) -> u64 {
        self.random ^= self.random >> 12;
        self.random ^= self.random << 25;
        self.random ^= self.random >> 27;
        self.random.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Applies the penalty of the steps since the feature was last touched.
    fn shrink(&mut self, feature: usize) {
        let steps = (self.step - self.touched[feature]) as f32;
        self.touched[feature] = self.step;
        if steps == 0.0 || self.settings.l1 == 0.0 {
            return;
        }
        for (w, g) in self.weights.features[feature].iter_mut().zip(&self.squares[feature]) {
            if *w != 0.0 {
                let penalty = steps * self.settings.l1 * self.settings.rate / g.sqrt();
                *w = w.signum() * (w.abs() - penalty).max(0.0);
            }
        }
    }

    fn learn(&mut self, sequence: &Sequence) {
        self.step += 1;
        let n = sequence.tokens.len();
        let mut kept: Vec<Vec<u32>> = Vec::with_capacity(n);
        let limit = (f64::from(self.settings.dropout) * u64::MAX as f64) as u64;
        for (features, _) in &sequence.tokens {
            kept.push(features.iter().copied().filter(|_| limit == 0 || self.random() >= limit).collect());
        }
        let mut scores = vec![[0f64; STATES]; n];
        for (features, score) in kept.iter().zip(&mut scores) {
            for &f in features {
                self.shrink(f as usize);
                for (s, w) in score.iter_mut().zip(&self.weights.features[f as usize]) {
                    *s += f64::from(*w);
                }
            }
            if limit > 0 {
                score.iter_mut().for_each(|s| *s /= 1.0 - f64::from(self.settings.dropout));
            }
        }
        let chain = &self.weights.chain;
        let mut forward = vec![[0f64; STATES]; n];
        let mut backward = vec![[0f64; STATES]; n];
        for y in 0..STATES {
            forward[0][y] = scores[0][y] + f64::from(chain[STATES][y]);
            backward[n - 1][y] = f64::from(chain[STATES + 1][y]);
        }
        for t in 1..n {
            for y in 0..STATES {
                let terms: [f64; STATES] = std::array::from_fn(|x| forward[t - 1][x] + f64::from(chain[x][y]));
                forward[t][y] = scores[t][y] + log_sum(&terms);
            }
        }
        for t in (0..n - 1).rev() {
            for x in 0..STATES {
                let terms: [f64; STATES] = std::array::from_fn(|y| backward[t + 1][y] + f64::from(chain[x][y]) + scores[t + 1][y]);
                backward[t][x] = log_sum(&terms);
            }
        }
        let total: [f64; STATES] = std::array::from_fn(|y| forward[n - 1][y] + backward[n - 1][y]);
        let z = log_sum(&total);
        let mut chain_gradient = [[0f32; STATES]; STATES + 2];
        for t in 0..n {
            let gold = usize::from(sequence.tokens[t].1);
            let mut gradient = [0f32; STATES];
            for y in 0..STATES {
                gradient[y] = (forward[t][y] + backward[t][y] - z).exp() as f32 - f32::from(u8::from(y == gold));
                if t == 0 {
                    chain_gradient[STATES][y] += gradient[y];
                }
                if t == n - 1 {
                    chain_gradient[STATES + 1][y] += gradient[y];
                }
                if t > 0 {
                    let gold_before = usize::from(sequence.tokens[t - 1].1);
                    for x in 0..STATES {
                        let p = (forward[t - 1][x] + f64::from(chain[x][y]) + scores[t][y] + backward[t][y] - z).exp() as f32;
                        chain_gradient[x][y] += p - f32::from(u8::from(x == gold_before && y == gold));
                    }
                }
            }
            for &f in &kept[t] {
                update(&mut self.weights.features[f as usize], &mut self.squares[f as usize], &gradient, sequence.weight, self.settings.rate);
            }
        }
        for ((weights, squares), gradient) in self.weights.chain.iter_mut().zip(&mut self.chain_squares).zip(&chain_gradient) {
            update(weights, squares, gradient, sequence.weight, self.settings.rate);
        }
    }
}

fn update(weights: &mut Row, squares: &mut Row, gradient: &Row, weight: f32, rate: f32) {
    for ((w, g2), g) in weights.iter_mut().zip(squares).zip(gradient) {
        let g = g * weight;
        *g2 += g * g;
        *w -= rate * g / g2.sqrt();
    }
}

fn log_sum(terms: &[f64; STATES]) -> f64 {
    let most = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    most + terms.iter().map(|t| (t - most).exp()).sum::<f64>().ln()
}
