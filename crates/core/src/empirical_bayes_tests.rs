//! Empirical Bayes estimates against spdep, by hand, and where the formulas are 0/0.

use proptest::prelude::*;

use super::*;

/// Nine units in three rows of three, shared borders (rook).
fn nine() -> Neighbourhood {
    let lists: [&[u32]; 9] = [
        &[1, 3],
        &[0, 2, 4],
        &[1, 5],
        &[0, 4, 6],
        &[1, 3, 5, 7],
        &[2, 4, 8],
        &[3, 7],
        &[4, 6, 8],
        &[5, 7],
    ];
    Neighbourhood::from_lists(&lists.map(<[u32]>::to_vec)).expect("all are units")
}

const CASES: [f64; 9] = [2.0, 0.0, 5.0, 9.0, 30.0, 1.0, 0.0, 4.0, 3.0];
const EVEN: [f64; 9] = [12.0, 8.0, 6.0, 31.0, 25.0, 4.0, 9.0, 15.0, 21.0];
const PEOPLE: [f64; 9] = [120.0, 80.0, 60.0, 300.0, 250.0, 40.0, 90.0, 150.0, 210.0];

fn assert_smoothed(found: &[Estimate], expected: &[f64; 9]) {
    for (unit, (found, expected)) in found.iter().zip(expected).enumerate() {
        let smoothed = found.smoothed.expect("there are people");
        assert!(
            (smoothed - expected).abs() <= 1e-12 * expected,
            "{unit}: {smoothed}"
        );
        assert_eq!(found.mark, None);
    }
}

#[test]
fn global_estimates_agree_with_spdep() {
    // spdep 1.2-7, EBest(CASES, PEOPLE)
    let found = global(&CASES, &PEOPLE).expect("rates");
    let expected = [
        0.021_475_183_666_831_908,
        0.010_984_272_307_206_607,
        0.069_790_931_729_714_64,
        0.031_009_390_716_097_734,
        0.111_905_002_685_665_2,
        0.031_917_498_453_698_92,
        0.010_059_359_684_203_524,
        0.029_059_339_352_120_902,
        0.017_568_473_548_809_346,
    ];
    assert_smoothed(&found, &expected);
    let prior = prior(&CASES, &PEOPLE).expect("rates").expect("people");
    assert!((prior.mean - 0.041_538_461_538_461_54).abs() < 1e-15);
    assert!((prior.variance - 0.001_444_308_255_846_717_3).abs() < 1e-15);
}

#[test]
fn rates_more_even_than_chance_are_all_the_mean() {
    // spdep 1.2-7, EBest(EVEN, PEOPLE): a = 0
    let found = global(&EVEN, &PEOPLE).expect("rates");
    assert_smoothed(&found, &[0.100_769_230_769_230_76; 9]);
    let prior = prior(&EVEN, &PEOPLE).expect("rates").expect("people");
    assert!(prior.variance < 0.0);
}

#[test]
fn local_estimates_agree_with_both_ways_of_spdep() {
    // spdep 1.2-7, EBlocal(CASES, PEOPLE, nb, geoda = TRUE), then geoda = FALSE
    let focal = local(&CASES, &PEOPLE, &nine(), LocalMean::Focal).expect("rates");
    let expected = [
        0.022,
        0.021_816_733_067_729_09,
        0.062_643_678_160_919_54,
        0.032_029_813_394_265_82,
        0.112_459_241_912_702_87,
        0.046_079_561_833_381_38,
        0.024_074_074_074_074_074,
        0.030_198_732_968_844_92,
        0.02,
    ];
    assert_smoothed(&focal, &expected);
    let neighbours = local(&CASES, &PEOPLE, &nine(), LocalMean::Neighbours).expect("rates");
    let expected = [
        0.017_452_419_425_676_61,
        0.018_165_893_023_968_274,
        0.075_650_342_242_161_44,
        0.032_620_779_596_703_564,
        0.113_454_100_782_771_53,
        0.046_406_940_074_844_78,
        0.008_708_289_204_237_328,
        0.031_645_930_369_184_41,
        0.015_584_850_563_079_88,
    ];
    assert_smoothed(&neighbours, &expected);
}

#[test]
fn standardised_rates_agree_with_spdep_and_esda() {
    // R: (r − b) / sqrt(a + b/n) with a and b of EBest, as EBImoran.mc has it
    let found = standardised(&CASES, &PEOPLE, NegativeVariance::OfPrior).expect("rates");
    let expected = [
        -0.587_793_204_386_529,
        -0.937_412_281_003_683_6,
        0.904_190_135_156_736_7,
        -0.290_027_400_443_724_55,
        1.955_156_674_197_262_8,
        -0.331_915_001_116_725_9,
        -0.951_494_809_012_806_6,
        -0.358_462_529_366_151_6,
        -0.672_526_041_316_359_3,
    ];
    for (found, expected) in found.iter().zip(expected) {
        assert!((found.expect("people") - expected).abs() < 1e-12);
    }
    // R, in the way of esda's assuncao_rate: a < 0 is kept where a + b/n stays above 0
    let found = standardised(&EVEN, &PEOPLE, NegativeVariance::OfUnit).expect("rates");
    let expected = [
        -0.064_084_133_611_199_23,
        -0.032_391_761_231_533_166,
        -0.024_524_344_319_763_93,
        0.139_904_617_565_147_52,
        -0.038_314_457_469_781_77,
        -0.018_013_388_923_804_53,
        -0.037_357_264_406_103_71,
        -0.029_678_251_139_887_43,
        -0.035_115_780_313_288_23,
    ];
    for (found, expected) in found.iter().zip(expected) {
        assert!((found.expect("people") - expected).abs() < 1e-12);
    }
}

#[test]
fn a_neighbourhood_without_a_case_is_zero_and_marked() {
    let cases = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7.0];
    for compared in [LocalMean::Focal, LocalMean::Neighbours] {
        let found = local(&cases, &PEOPLE, &nine(), compared).expect("rates");
        for unit in [0, 1, 2, 3, 4, 6] {
            assert_eq!(found[unit].smoothed, Some(0.0));
            assert_eq!(found[unit].mark, Some(RateMark::NoCase));
        }
        for unit in [5, 7, 8] {
            assert_eq!(found[unit].mark, None);
            assert!(found[unit].smoothed.expect("people") > 0.0);
        }
    }
    let none = global(&[0.0; 9], &PEOPLE).expect("rates");
    assert!(
        none.iter()
            .all(|found| found.mark == Some(RateMark::NoCase))
    );
    let z = standardised(&[0.0; 9], &PEOPLE, NegativeVariance::OfPrior);
    assert_eq!(z, Ok(vec![Some(0.0); 9]));
}

#[test]
fn where_nobody_lives_there_is_no_rate_and_nobody_heeds_it() {
    let (mut cases, mut people) = (CASES, PEOPLE);
    (cases[1], people[1]) = (0.0, 0.0);
    let found = local(&cases, &people, &nine(), LocalMean::Focal).expect("rates");
    assert_eq!((found[1].raw, found[1].smoothed), (None, None));
    assert_eq!(found[1].mark, Some(RateMark::NoPopulation));
    // without unit 1: unit 0 has neighbour 3 alone
    let pair = Neighbourhood::from_lists(&[vec![1], vec![0]]).expect("two units");
    let two = local(&[2.0, 9.0], &[120.0, 300.0], &pair, LocalMean::Focal).expect("rates");
    assert_eq!(found[0].smoothed, two[0].smoothed);
    let rest = |all: &[f64; 9]| [&all[..1], &all[2..]].concat();
    let without = global(&rest(&cases), &rest(&people)).expect("rates");
    let with = global(&cases, &people).expect("rates");
    assert_eq!((with[0], with[8]), (without[0], without[7]));
    let z = standardised(&cases, &people, NegativeVariance::OfPrior).expect("rates");
    assert_eq!((z[1], z[0].is_some()), (None, true));
}

#[test]
fn an_island_keeps_its_raw_rate_and_is_marked() {
    let near = Neighbourhood::from_lists(&[vec![], vec![2], vec![1]]).expect("three units");
    let found = local(
        &[1.0, 2.0, 9.0],
        &[10.0, 40.0, 50.0],
        &near,
        LocalMean::Focal,
    );
    let found = found.expect("rates");
    assert_eq!((found[0].raw, found[0].smoothed), (Some(0.1), Some(0.1)));
    assert_eq!(found[0].mark, Some(RateMark::Alone));
    assert_eq!(found[1].mark, None);
}

#[test]
fn nobody_anywhere_has_no_rate() {
    let found = global(&[0.0; 3], &[0.0; 3]).expect("rates");
    assert!(found.iter().all(|found| found.smoothed.is_none()));
    assert_eq!(prior(&[], &[]), Ok(None));
    let z = standardised(&[0.0; 3], &[0.0; 3], NegativeVariance::OfUnit);
    assert_eq!(z, Ok(vec![None; 3]));
}

#[test]
fn what_makes_no_rates_is_an_error() {
    let length = InvalidRates::Length {
        cases: 2,
        population: 1,
        units: 2,
    };
    assert_eq!(global(&[1.0, 1.0], &[1.0]), Err(length));
    for wrong in [-1.0, f64::NAN, f64::INFINITY, 1e16] {
        assert_eq!(
            global(&[0.0, wrong], &[1.0, 9.0]),
            Err(InvalidRates::Count(1))
        );
        assert_eq!(global(&[0.0], &[wrong]), Err(InvalidRates::Count(0)));
    }
    let nowhere = global(&[1.0], &[0.0]);
    assert_eq!(nowhere, Err(InvalidRates::CasesWithoutPopulation(0)));
}

proptest! {
    #[test]
    fn an_estimate_lies_between_the_raw_rate_and_the_mean_and_is_a_number(
        both in prop::collection::vec((0..20_u32, 1..500_u32), 9),
    ) {
        let (cases, people): (Vec<f64>, Vec<f64>) =
            both.iter().map(|(c, n)| (f64::from(*c), f64::from(*n))).unzip();
        let all = global(&cases, &people).expect("rates");
        let near = local(&cases, &people, &nine(), LocalMean::Neighbours).expect("rates");
        let mean = cases.iter().sum::<f64>() / people.iter().sum::<f64>();
        for (all, near) in all.iter().zip(&near) {
            let (raw, smoothed) = (all.raw.expect("people"), all.smoothed.expect("people"));
            prop_assert!(raw.min(mean) - 1e-12 <= smoothed && smoothed <= raw.max(mean) + 1e-12);
            prop_assert!(near.smoothed.is_some_and(|rate| rate.is_finite() && rate >= -1e-15));
        }
    }

    #[test]
    fn standardised_rates_do_not_depend_on_the_unit_of_population(scale in 0.001..1000.0_f64) {
        let people = PEOPLE.map(|people| people * scale);
        let z = standardised(&CASES, &people, NegativeVariance::OfPrior).expect("rates");
        let plain = standardised(&CASES, &PEOPLE, NegativeVariance::OfPrior).expect("rates");
        for (z, plain) in z.iter().zip(&plain) {
            let (z, plain) = (z.expect("people"), plain.expect("people"));
            prop_assert!((z - plain).abs() < 1e-9, "{} {}", z, plain);
        }
    }
}
