//! The Gumbel distribution of the greatest ratio (Abrams, Kulldorff and Kleinman 2010), fitted by moments.

/// Euler's constant.
const EULER: f64 = 0.577_215_664_901_532_9;

/// `P(X ≤ x) = exp(−exp(−(x − place)/scale))`
pub(super) struct Gumbel {
    place: f64,
    scale: f64,
}

impl Gumbel {
    /// `scale = s √6 / π`, `place = mean − γ scale`; none with less than two maxima or when all are equal.
    pub fn fitted(maxima: &[f64]) -> Option<Self> {
        let n = maxima.len() as f64;
        let mean = maxima.iter().sum::<f64>() / n;
        let squares: f64 = maxima.iter().map(|max| (max - mean).powi(2)).sum();
        let scale = (squares / (n - 1.0)).sqrt() * 6.0_f64.sqrt() / std::f64::consts::PI;
        (maxima.len() > 1 && scale > 0.0).then_some(Self {
            place: mean - EULER * scale,
            scale,
        })
    }

    /// P(X > x)
    pub fn upper(&self, x: f64) -> f64 {
        -(-(-(x - self.place) / self.scale).exp()).exp_m1()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_a_gumbel_distribution_give_it_back() {
        let n = 100_000;
        let quantile = |k: i32| 5.0 - 2.0 * (-(f64::from(k) / f64::from(n)).ln()).ln();
        let fitted = Gumbel::fitted(&(1..n).map(quantile).collect::<Vec<_>>()).unwrap();
        assert!((fitted.place - 5.0).abs() < 1e-3 && (fitted.scale - 2.0).abs() < 1e-2);
        let far = fitted.upper(65.0);
        assert!(far > 0.0 && (far.ln() + 30.0).abs() < 0.3);
    }

    #[test]
    fn no_spread_has_no_distribution() {
        assert!(Gumbel::fitted(&[]).is_none() && Gumbel::fitted(&[3.0]).is_none());
        assert!(Gumbel::fitted(&[3.0; 9]).is_none());
    }
}
