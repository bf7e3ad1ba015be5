//! What holds of conditions, as sentences.

use proptest::prelude::*;

use super::*;

fn elders() -> Frame {
    let mut frame = Frame::new(4);
    let age = [70.0, 64.0, 65.0].map(Answer::Value).to_vec();
    let age = [age, vec![Answer::None(NoAnswer::Refused)]].concat();
    let alone = vec![
        Answer::Value(true),
        Answer::Value(true),
        Answer::None(NoAnswer::DoesNotKnow),
        Answer::Value(false),
    ];
    let heating = Column::Category {
        codes: vec!["gas".to_owned(), "wood".to_owned()],
        cells: vec![
            Answer::Value(0),
            Answer::Value(1),
            Answer::None(NoAnswer::CannotAfford),
            Answer::Value(1),
        ],
    };
    frame.add("age", Column::Number(age)).expect("four rows");
    frame
        .add("alone", Column::Boolean(alone))
        .expect("four rows");
    frame.add("heating", heating).expect("four rows");
    frame
}

fn age_65() -> Condition {
    Condition::Number("age".to_owned(), Comparison::AtLeast, 65.0)
}

fn alone() -> Condition {
    Condition::Is("alone".to_owned(), true)
}

fn wood() -> Condition {
    Condition::OneOf("heating".to_owned(), vec!["wood".to_owned()])
}

#[test]
fn sixty_five_is_at_least_sixty_five_and_a_refusal_is_not() {
    assert_eq!(
        age_65().evaluate(&elders()),
        Ok(vec![true, false, true, false])
    );
}

#[test]
fn a_missing_answer_satisfies_neither_a_condition_nor_its_negation() {
    let negated = Condition::Not(Box::new(alone()));
    assert_eq!(
        alone().evaluate(&elders()),
        Ok(vec![true, true, false, false])
    );
    assert_eq!(
        negated.evaluate(&elders()),
        Ok(vec![false, false, false, true])
    );
}

#[test]
fn all_takes_who_meets_each_and_any_who_meets_one() {
    let both = Condition::All(vec![age_65(), alone()]);
    let either = Condition::Any(vec![age_65(), alone()]);
    assert_eq!(
        both.evaluate(&elders()),
        Ok(vec![true, false, false, false])
    );
    assert_eq!(
        either.evaluate(&elders()),
        Ok(vec![true, true, true, false])
    );
}

#[test]
fn kinds_of_no_answer_stay_different() {
    let cannot_afford = Condition::NoAnswer("heating".to_owned(), vec![NoAnswer::CannotAfford]);
    let refused = Condition::NoAnswer("heating".to_owned(), vec![NoAnswer::Refused]);
    assert_eq!(
        cannot_afford.evaluate(&elders()),
        Ok(vec![false, false, true, false])
    );
    assert_eq!(refused.evaluate(&elders()), Ok(vec![false; 4]));
    assert_eq!(
        Condition::Known("heating".to_owned()).evaluate(&elders()),
        Ok(vec![true, true, false, true])
    );
}

#[test]
fn a_wrong_name_type_category_or_bound_is_an_error() {
    let frame = elders();
    let unknown = Condition::Known("agee".to_owned()).evaluate(&frame);
    assert_eq!(
        unknown,
        Err(InvalidCondition::UnknownName("agee".to_owned()))
    );
    let wrong = Condition::Is("age".to_owned(), true).evaluate(&frame);
    assert!(matches!(
        wrong,
        Err(InvalidCondition::WrongType {
            found: "number",
            ..
        })
    ));
    let coal = Condition::OneOf("heating".to_owned(), vec!["coal".to_owned()]);
    assert!(matches!(
        coal.evaluate(&frame),
        Err(InvalidCondition::UnknownCategory { .. })
    ));
    let bound = Condition::Number("age".to_owned(), Comparison::Less, f64::NAN);
    assert!(matches!(
        bound.evaluate(&frame),
        Err(InvalidCondition::NotFinite(_))
    ));
}

#[test]
fn the_same_condition_written_in_another_order_has_one_text() {
    let one = Condition::All(vec![age_65(), alone(), wood()]);
    let other = Condition::All(vec![wood(), alone(), age_65(), alone()]);
    assert_eq!(one.canonical(), other.canonical());
    assert_eq!(one.canonical(), "all(age>=65,alone=true,heating∈{wood})");
    assert_ne!(age_65().canonical(), alone().canonical());
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![Just(age_65()), Just(alone()), Just(wood())];
    leaf.prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::Any),
            inner.prop_map(|c| Condition::Not(Box::new(c))),
        ]
    })
}

proptest! {
    #[test]
    fn nobody_meets_a_condition_and_its_negation(condition in condition()) {
        let frame = elders();
        let yes = condition.evaluate(&frame).expect("names are those of the frame");
        let no = Condition::Not(Box::new(condition)).evaluate(&frame).expect("the same names");
        prop_assert!(yes.iter().zip(no).all(|(yes, no)| !(*yes && no)));
    }

    #[test]
    fn not_all_is_any_not(parts in prop::collection::vec(condition(), 0..4)) {
        let frame = elders();
        let negated: Vec<Condition> =
            parts.iter().cloned().map(|c| Condition::Not(Box::new(c))).collect();
        let not_all = Condition::Not(Box::new(Condition::All(parts)));
        prop_assert_eq!(not_all.evaluate(&frame), Condition::Any(negated).evaluate(&frame));
    }
}
