# Import: address registers and locating by address.

addresses-taken = { $file }: { $count ->
    [one] 1 address
   *[other] { $count } addresses
} of { $settlements ->
    [one] 1 settlement
   *[other] { $settlements } settlements
} taken into the gazetteer.
addresses-left-out = { $count ->
    [one] 1 row of the register gives no house.
   *[other] { $count } rows of the register give no house.
}
addresses-left-out-written = They are listed in { $file }, each with its reason. Whoever lives there cannot be located by address until the register has the coordinates.

rejection-address-unknown = { $file }, row { $row }: the address “{ $value }” is not in the gazetteer. { $expected ->
    [none] Correct it, or take in the register of that settlement.
   *[other] Nearest: { $expected }. Correct it, or enter coordinates.
}
rejection-address-ambiguous = { $file }, row { $row }: the address “{ $value }” fits several houses equally well. { $expected ->
    [none] Add what is missing (part of the settlement, postcode, kind of number).
   *[other] They are: { $expected }. Add what tells them apart (part of the settlement, postcode, kind of number).
}
rejection-address-imprecise = { $file }, row { $row }: of the address “{ $value }” only the street or the settlement is known, not the house. { $expected ->
    [none] Correct the house number, or enter coordinates.
   *[other] Nearest: { $expected }. Correct it, or enter coordinates.
}
rejection-register-no-coordinates = { $file }, row { $row }: the register does not say where this house is ({ $value }). Ask its publisher, or enter coordinates in the survey.
rejection-register-no-number = { $file }, row { $row }: there is no house number (“{ $value }”), so the row locates nobody.

reason-address-unknown = an address that the gazetteer does not have
reason-address-ambiguous = an address that fits several houses
reason-address-imprecise = an address whose house is not known
reason-register-no-coordinates = a house without coordinates
reason-register-no-number = no house number

import-located-similar = { $count ->
    [one] 1 record was placed at a house whose address the register writes a little otherwise.
   *[other] { $count } records were placed at houses whose addresses the register writes a little otherwise.
}
import-located-street = { $count ->
    [one] Of 1 record only the street is known: it is kept, and counted nowhere.
   *[other] Of { $count } records only the street is known: they are kept, and counted nowhere.
}
import-located-settlement = { $count ->
    [one] Of 1 record only the settlement is known: it is kept, and counted nowhere.
   *[other] Of { $count } records only the settlement is known: they are kept, and counted nowhere.
}
