# What "About these data" says on the page: how people are protected, what that does not cover, and what it costs.

about-method-title = How people are protected
about-blocks = { $known ->
    [no] Numbers are made for blocks only. A block is one hexagon or several joined together, and enough households and people live in each that no single one stands out.
   *[yes] Numbers are made for blocks only. A block is one hexagon or several joined together, and in each live at least { $k } households and at least { $k } people, on every date shown.
}
about-filter = { $known ->
    [no] If a number is about a group (people who live alone, say), then nobody in the block belongs to the group, or enough people do and enough do not.
   *[yes] If a number is about a group (people who live alone, say), then nobody in the block belongs to the group, or at least { $k } do and at least { $k } do not.
}
about-sums = Everything else is a sum of the same blocks: larger hexagons, districts, whole places, the table, the download. So subtracting one number from another gives nothing new.
about-noise = { $noise ->
    [yes] Each number was moved up or down by chance, by at most { $bound }, so that everything still adds up. Zero stays zero.
    [no] In this release numbers are not moved by chance: they are the exact sums of the blocks.
   *[unknown] A release may move each number up or down a little by chance. Zero stays zero.
}
about-held = Where even that would not be safe, the number is held back. The map does not say which rule was the reason.
about-frozen = What was published stays as it was. A later release uses the same blocks, so that comparing the two gives nobody away.

about-bounds-title = What this does not protect against
about-bounds-other = Exact numbers about the same people that somebody else publishes: with both at hand more can be worked out.
about-bounds-insider = Somebody who already knows nearly everybody in a block: they may work out the last one.
about-bounds-zero = Zeros are shown. Where it says 0, it can be read that nobody there belongs to the group, or nobody said so.
about-bounds-keys = Stolen keys: the blocks and the changes by chance come from secret keys, and with them part of the protection could be undone.
about-bounds-time = Many releases over many years: the changes by chance blur what happened to a few people in between, but no limit is promised for ever.
about-bounds-copies = Copies: what was once public may have been kept by others, even if it is taken down here.

about-loss-title = What protection costs
about-loss-lead = Measured on made-up towns, where the truth is known: the worst of { $seeds } towns, or their mean where it says so.
about-loss-measure = What is measured
about-loss-wanted = Wanted
about-loss-demo = Town
about-loss-dispersed = Farms
about-loss-least = ≥ { $value }
about-loss-most = ≤ { $value }
about-loss-in-block = Households in a block whose numbers are shown
about-loss-own-9 = Households in a hexagon with its own number (H3 9)
about-loss-own-8 = The same for larger hexagons (H3 8)
about-loss-need-8 = The same for households in need (H3 8)
about-loss-need-block = Households in the middle-sized block of households in need
about-loss-totals = How far the total of a municipality is off
about-loss-agreement = People whose place is hot, or is not, as it is without protection
about-loss-jaccard = Overlap of hot spots with and without protection (Jaccard, mean)
