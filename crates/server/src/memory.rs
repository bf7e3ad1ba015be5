//! How much memory things take, so that what is kept of them stays within a bound.

use std::sync::Arc;

use gocpont_encode::TileId;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::binary;
use crate::packed::Tile;
use crate::site::Layer;

/// The tiles of a collection are those of one period; reference sets have none.
pub type TileKey = (String, Option<usize>, TileId);
/// Encoded tiles.
pub type Tiles = Cache<TileKey, Arc<Tile>, Weight>;
/// Whole collections, packed for the map.
pub type Files = Cache<binary::Key, Arc<Tile>, Weight>;
/// Layers by the positions of their collection and period.
pub type Layers = Cache<(usize, usize), Arc<Layer>, Weight>;

/// What an entry of a cache takes besides what it is for.
const ENTRY: u64 = 256;

/// How much of a cache something takes, in bytes.
#[derive(Clone)]
pub struct Weight {
    most: u64,
}

impl Weight {
    fn of(&self, bytes: usize) -> u64 {
        // What is larger than all the room is kept alone: reading it anew each time would take more.
        (bytes as u64 + ENTRY).min(self.most)
    }
}

/// Room for layers; in one part, so that a large one has all of it.
pub fn layers(bytes: u64) -> Layers {
    let weight = Weight {
        most: bytes / 10 * 9,
    };
    Cache::with_weighter(32, bytes, weight)
}

/// Room for tiles; in up to eight parts, so that those who ask do not wait for each other.
pub fn tiles(bytes: u64) -> Tiles {
    Cache::with_weighter(256, bytes, Weight { most: u64::MAX })
}

/// Room for whole collections; in one part, as each is large.
pub fn files(bytes: u64) -> Files {
    Cache::with_weighter(16, bytes, Weight { most: u64::MAX })
}

impl Weighter<(usize, usize), Arc<Layer>> for Weight {
    fn weight(&self, _: &(usize, usize), layer: &Arc<Layer>) -> u64 {
        self.of(layer.bytes())
    }
}

impl Weighter<TileKey, Arc<Tile>> for Weight {
    fn weight(&self, (id, _, _): &TileKey, tile: &Arc<Tile>) -> u64 {
        self.of(id.len() + tile.bytes())
    }
}

impl Weighter<binary::Key, Arc<Tile>> for Weight {
    fn weight(&self, (id, _, _): &binary::Key, file: &Arc<Tile>) -> u64 {
        self.of(id.len() + file.bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_stay_within_their_bound_however_many_are_asked_for() {
        let bound = 200_000;
        let kept = tiles(bound);
        for nth in 0..10_000_u32 {
            let place = TileId::new(16, nth, 0).unwrap();
            let bytes = vec![nth as u8; (nth % 3000) as usize];
            let tile = Arc::new(Tile::new(bytes).unwrap());
            kept.insert(("alone-hex9".to_owned(), Some(0), place), tile);
        }
        assert!(kept.weight() <= bound && kept.len() > 10);
        assert!(kept.len() as u64 <= bound / ENTRY, "empty tiles weigh too");
    }

    #[test]
    fn where_nothing_may_be_kept_nothing_is() {
        let kept = tiles(0);
        let place = TileId::new(0, 0, 0).unwrap();
        let tile = Arc::new(Tile::new(vec![1]).unwrap());
        kept.insert(("alone-hex9".to_owned(), None, place), tile);
        assert_eq!(kept.len(), 0);
    }

    #[test]
    fn what_is_larger_than_all_the_room_is_kept_alone() {
        let weight = Weight { most: 900 };
        assert_eq!(weight.of(10_000), 900);
        let kept = Cache::with_weighter(32, 1000, weight);
        for nth in 0..10_usize {
            let tile = Arc::new(Tile::new(vec![0; 10_000]).unwrap());
            let place = TileId::new(16, nth as u32, 0).unwrap();
            let key: TileKey = (String::new(), None, place);
            kept.insert(key.clone(), tile);
            assert!(kept.get(&key).is_some() && kept.len() == 1, "{nth}");
        }
    }
}
