# How each layer of a release was made: plain words first, then the terms of the field.

method-numbers = The numbers are exact sums over published blocks; smaller groups are never shown.
method-count = How many there are. No statistic is computed from it.
method-rate = The share of the group among all who could belong to it, with its 95 % interval (Wilson).
method-hotspots = { $statistic ->
    [gi] Hot: among the neighbours of a place, the place itself left out, there are more cases than chance would bring; cold: fewer.
   *[gi-star] Hot: in a place and its neighbours together there are more cases than chance would bring; cold: fewer.
} Neighbours are { $near }. Chance means: people relabelled at random, every block's population kept (exact hypergeometric p of both tails). Strength: { $statistic ->
    [gi] Gi
   *[gi-star] Gi*
} of the rate. Since every block is tested, p is corrected for { $fdr ->
    [by] that by Benjamini–Yekutieli, which holds whatever the tests have to do with each other
   *[bh] that by Benjamini–Hochberg
}; classes at a corrected p of at most 0.01, 0.05 and 0.10. Of { $blocks ->
    [one] 1 block
   *[other] { $blocks } blocks
} those take part where anybody who could belong to the group lives at that date.
method-too-few-blocks = Hot and cold spots are not computed: of the { $blocks } published blocks fewer than { $least } take part.
method-minimum = Blocks where fewer than { $people } such people or households live are not tested, but count as neighbours.
method-robustness = Robustness is the share of { $count ->
    [one] 1 neighbourhood
   *[other] { $count } neighbourhoods
} ({ $list }) in which the block is hot (or cold) as it is here, at 90 % or better.
method-united = A feature made of several blocks shows the class that most of its people live in; its robustness is the mean of those blocks, weighted by people.
method-only-significant = Only blocks that are hot or cold are in this layer.
method-trend = Rising or falling: does the share tend to go up or down from date to date? Mann–Kendall test of each block's published share over the dates that have one, { $periods } at least: exact p where no two shares are the same, else the normal approximation with ties. Chance means: any order of the dates is as likely as any other. How fast: Sen's slope, the change in a year. p is corrected for the number of blocks by { $fdr ->
    [by] Benjamini–Yekutieli
   *[bh] Benjamini–Hochberg
}; up or down at a corrected p of at most { $alpha }. Mostly the same people are counted again, so dates that follow each other resemble each other: a slow drift is found more readily than chance alone would have it. Number of blocks: { $blocks }. The other numbers are those of the latest date.
method-emerging = How a place became hot or cold. For each date it is seen whether the block is hot or cold at { $level } % or better, as in the layer of hot and cold spots; whether it becomes stronger or weaker is told by the Mann–Kendall trend of its Gi* over its neighbours at the same date and { $steps ->
    [0] no date before
    [one] 1 date before
   *[other] { $steps } dates before
}, compared with all blocks at all dates (p of at most { $alpha }, not corrected). Lasting means { $share } % of the dates or more. New: at the latest date for the first time. Consecutive: at the latest dates in a row, never before, not lasting. Intensifying, persistent, diminishing: lasting, and becoming stronger, neither, or weaker. Sporadic: on and off, and on at the latest date. Oscillating: the same, and at some date the opposite. Historical: lasting, but not at the latest date. All others: no pattern. A block needs { $periods } dates with a class, the latest among them.
method-near-touching = { $steps ->
    [one] the blocks that touch it
   *[other] the blocks that are reached in at most { $steps } steps from one touching block to the next
}
method-near-nearest = { $blocks ->
    [one] the block whose centre is nearest
   *[other] the { $blocks } blocks whose centres are nearest
}
method-release = Counts are exact sums over blocks of at least the stated size, chosen once by a secret key; groups smaller than that are never shown. Intervals: Wilson, 95 %. How hot spots, trends and their changes were found is said with each layer.
method-numbers-noise = The numbers are sums over published blocks, each moved by a small random amount of at most { $bound } that keeps zero; intervals and p allow for it. Smaller groups are never shown.
method-release-noise = Counts are sums over blocks of at least the stated size, chosen once by a secret key; each is moved by a small random amount that the people counted decide, zero stays zero, and larger areas are sums of the same numbers. Groups smaller than that are never shown. Intervals: Wilson, 95 %, widened for the noise. How hot spots, trends and their changes were found is said with each layer.
method-sooner = Releases may follow each other within a month, because:
