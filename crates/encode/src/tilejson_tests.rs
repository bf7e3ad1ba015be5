//! The description of a collection's tiles.

use super::*;
use crate::fixture::hex_town;
use crate::table::Table;

#[test]
fn tiles_are_described_with_every_field() {
    let town = hex_town(1);
    let view = town.view();
    let url = "tiles/WebMercatorQuad/{z}/{y}/{x}";
    let layer = vector_layer((view.name(), view.columns()), "Living alone", 0..=MAX_ZOOM);
    let found = of_layers(&[layer], "Living alone", view.collection.bbox, url);
    insta::with_settings!({ sort_maps => true }, {
        insta::assert_json_snapshot!(found, @r#"
        {
          "bounds": [
            18.2,
            47.6,
            18.4,
            47.7
          ],
          "maxzoom": 22,
          "minzoom": 0,
          "name": "Living alone",
          "scheme": "xyz",
          "tilejson": "3.0.0",
          "tiles": [
            "tiles/WebMercatorQuad/{z}/{y}/{x}"
          ],
          "vector_layers": [
            {
              "description": "Living alone",
              "fields": {
                "area": "String: the area's id",
                "block": "String: the block, or the smallest of the blocks it is made of",
                "cases": "Number: cases",
                "class": "String: hot99, hot95, hot90, ns, cold90, cold95 or cold99",
                "h3": "String: H3 index, where the feature is one whole hex",
                "high": "Number: upper end of the value's 95 % interval (Wilson)",
                "low": "Number: lower end of the value's 95 % interval (Wilson)",
                "marks": "String, joined by commas: mixed, too_few_blocks, best_fit, withheld, no_population, below_minimum, too_few_periods, island, synthetic or summed (the sum of several published features, at low zooms and in hot spots)",
                "n_band": "String: the population as 0, 1-49, 50-99, 100-199, 200-499, 500-999 or 1000+",
                "name": "String: the area's name",
                "p": "Number: exact two-sided p",
                "p_adjusted": "Number: p adjusted for the number of blocks, as the method says (Benjamini–Hochberg where it says nothing)",
                "period": "String: ISO date of the period",
                "population": "Number: population at risk",
                "reference_value": "Number: the whole's value in the same period",
                "status": "String: own, merged, suppressed or nodata",
                "value": "Number: cases over population, 0 to 1; null for a count",
                "z": "Number: Gi* of the rate, or Gi where the method says so"
              },
              "id": "alone-hex9",
              "maxzoom": 22,
              "minzoom": 0
            }
          ]
        }
        "#);
    });
}
