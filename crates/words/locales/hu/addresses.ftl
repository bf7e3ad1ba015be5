# Import: address registers and locating by address.

addresses-taken = { $file }: { $count } cím került be a címjegyzékbe, { $settlements } településről.
addresses-left-out = { $count ->
    [one] A jegyzék 1 sorából nem derül ki, hol a ház.
   *[other] A jegyzék { $count } sorából nem derül ki, hol a ház.
}
addresses-left-out-written = Ezek a sorok itt vannak, mindegyik mellett az okkal: { $file }. Az ott lakókat cím alapján nem lehet megtalálni, amíg a jegyzékben nincs koordináta.

rejection-address-unknown = { $file }, { $row }. sor: a(z) „{ $value }” cím nincs a címjegyzékben. { $expected ->
    [none] Javítsa ki, vagy töltse be a település címjegyzékét.
   *[other] A legközelebbiek: { $expected }. Javítsa ki, vagy adjon meg koordinátákat.
}
rejection-address-ambiguous = { $file }, { $row }. sor: a(z) „{ $value }” cím több házra is egyformán illik. { $expected ->
    [none] Írja be, ami hiányzik (településrész, irányítószám, a szám fajtája).
   *[other] Ezek: { $expected }. Írja be, ami megkülönbözteti őket (településrész, irányítószám, a szám fajtája).
}
rejection-address-imprecise = { $file }, { $row }. sor: a(z) „{ $value }” címnek csak az utcája vagy a települése ismert, a háza nem. { $expected ->
    [none] Javítsa ki a házszámot, vagy adjon meg koordinátákat.
   *[other] A legközelebbiek: { $expected }. Javítsa ki, vagy adjon meg koordinátákat.
}
rejection-register-no-coordinates = { $file }, { $row }. sor: a jegyzék nem mondja meg, hol van ez a ház ({ $value }). Kérdezze meg a kiadóját, vagy a felmérésben adjon meg koordinátákat.
rejection-register-no-number = { $file }, { $row }. sor: nincs házszám („{ $value }”), így a sor alapján senkit sem lehet megtalálni.

reason-address-unknown = a címjegyzékben nem szereplő cím
reason-address-ambiguous = több házra is illő cím
reason-address-imprecise = olyan cím, amelynek a háza nem ismert
reason-register-no-coordinates = koordináta nélküli ház
reason-register-no-number = hiányzó házszám

import-located-similar = { $count ->
    [one] 1 rekord helye olyan házé, amelynek a címe a jegyzékben kissé másként van írva.
   *[other] { $count } rekord helye olyan házé, amelynek a címe a jegyzékben kissé másként van írva.
}
import-located-street = { $count ->
    [one] 1 rekordnak csak az utcája ismert: megmarad, de egyetlen számban sem szerepel.
   *[other] { $count } rekordnak csak az utcája ismert: megmaradnak, de egyetlen számban sem szerepelnek.
}
import-located-settlement = { $count ->
    [one] 1 rekordnak csak a települése ismert: megmarad, de egyetlen számban sem szerepel.
   *[other] { $count } rekordnak csak a települése ismert: megmaradnak, de egyetlen számban sem szerepelnek.
}
