# The staff map and the plan of measures: what is refused, what does not add up, and what must be known to read a before and after.

desk-error-no-figures = This desk has no figures of these municipalities: it was started without a plan, or the plan's areas have no such municipality.
desk-error-no-shape = Draw a shape, or take one area or one hotspot.
desk-error-outside = What you look at lies in none of your municipalities.
desk-error-no-hotspot = This address names no hotspot of the staff map.

desk-warning-parts-over-whole = The parts cost { $parts } { $currency } in { $year }, the whole says { $whole } { $currency }: { $over } { $currency } more than there is.
desk-warning-parts-more-certain = In { $year } the parts say that { $parts } { $currency } is secured or won, the whole says { $whole } { $currency }.
desk-warning-spent-over-amount = { $spent } { $currency } was spent of a line of { $amount } { $currency }.
desk-warning-several-currencies = In { $year } its money is in several currencies ({ $currencies }). They are not added.
desk-warning-loop = It is part of itself, by way of others. Choose anew what it is part of.
desk-warning-no-line-read = A budget line lacks an amount of at most two decimals, a year, a currency or a certainty. It is in no sum.

desk-effect-no-proof = This is no proof that the measure did it. Other things change at the same time, there and elsewhere.
desk-effect-few = The numbers are small: single people change them much.
desk-effect-no-before = There are no figures from before the start, so that nothing can be compared.
desk-effect-no-after = There are no figures from after the start yet.
desk-effect-no-start = Nobody has said when the measure began.
desk-effect-apart-before = The two places went different ways before the start already. The comparison says little.
desk-effect-one-before = There is one period before the start only, so that nobody can tell whether the two places went the same way before.
desk-effect-same-people = Mostly the same people are counted before and after. The interval does not know this; the true uncertainty is another, and often smaller.
desk-effect-nobody = Nobody is counted on one of the sides.
