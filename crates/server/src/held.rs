//! What somebody holds, whether or not a cache keeps it: found again instead of being read anew, so that nothing is in
//! memory twice.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// Values that live as long as anybody holds them.
pub struct Held<K, V>(Mutex<HashMap<K, Weak<V>>>);

impl<K, V> Default for Held<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V> Held<K, V> {
    /// The value, if anybody holds it.
    pub fn get(&self, key: &K) -> Option<Arc<V>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(key)?.upgrade()
    }

    /// Remembers a value that was made; where another was made meanwhile, that one counts.
    pub fn put(&self, key: K, made: V) -> Arc<V> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(other) = held.get(&key).and_then(Weak::upgrade) {
            return other;
        }
        let made = Arc::new(made);
        held.insert(key, Arc::downgrade(&made));
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_there_for_as_long_as_somebody_holds_it() {
        let held = Held::default();
        let first = held.put(1, "a".to_owned());
        assert!(Arc::ptr_eq(&first, &held.put(1, "b".to_owned())));
        assert!(
            held.get(&1)
                .is_some_and(|found| Arc::ptr_eq(&first, &found))
        );
        drop(first);
        assert!(held.get(&1).is_none());
        assert_eq!(*held.put(1, "c".to_owned()), "c");
    }
}
