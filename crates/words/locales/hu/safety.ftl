# A belső adattár: hibázó lemez, és egyszerre két program.
store-full = { $file }: betelt a lemez. Ebből semmi nem maradt meg, a korábbi tartalom sértetlen. Szabadítson fel helyet, és próbálja újra.
store-read-only = { $file } nem írható: a fájl, a mappája vagy a lemeze csak olvasható. Semmi nem változott.
store-disk = { $file } olvasása vagy írása nem sikerült ({ $what }). A korábbi tartalom sértetlen, ebből pedig vagy minden megmaradt, vagy semmi. Ellenőrizze a lemezt, majd próbálja újra.
store-held = { $file }: éppen egy másik program írja, a { $holder } számú folyamat. Próbálja újra, ha az befejeződött.
store-busy = { $file }: éppen egy másik program írja. Próbálja újra, ha az befejeződött.
progress-rate = { $rows } sor/mp, még { $left }
import-same = { $file }: ez a fájl már be lett olvasva, és azóta semmi nem változott, amitől az eredménye függ.
