//! Seeded chance: every household draws from a stream of its own, so that files can be written in any order and any
//! number of them, and the same seed gives the same bytes.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// One stream of chance.
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// The stream of a number under a seed.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// Sixty-four bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// From 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// Yes with this probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A whole number, both ends included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + (self.unit() * f64::from(high - low + 1)) as i32
    }

    /// The position of one of so many.
    pub fn below(&mut self, count: usize) -> usize {
        (self.unit() * count as f64) as usize
    }

    /// One of several, each as likely as the others.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// The position of one of several, by weight.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        position(self.unit(), weights)
    }
}

/// The position that a number from 0 to 1 falls on when the weights are laid end to end.
pub fn position(unit: f64, weights: &[f64]) -> usize {
    let mut left = unit * weights.iter().sum::<f64>();
    for (at, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return at;
        }
    }
    weights.len() - 1
}

/// A trait that never changes: from 0 to below 1, by who has it and which trait it is (splitmix64).
pub fn quirk(of: u64, which: u64) -> f64 {
    let mut z = of.wrapping_add((which + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    (z >> 11) as f64 / 9_007_199_254_740_992.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_its_own_and_comes_again() {
        let first = |seed, stream| Draw::new(seed, stream).bits();
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(1, 3));
        assert_ne!(first(1, 2), first(2, 2));
    }

    #[test]
    fn weights_and_bounds_are_kept() {
        let mut draw = Draw::new(7, 0);
        let mut counts = [0; 3];
        for _ in 0..10_000 {
            counts[draw.weighted(&[1.0, 0.0, 3.0])] += 1;
            assert!((-2..=2).contains(&draw.between(-2, 2)));
            assert!((0.0..1.0).contains(&quirk(draw.bits(), 3)));
        }
        assert_eq!(counts[1], 0);
        assert!((2200..2800).contains(&counts[0]), "{counts:?}");
    }
}
