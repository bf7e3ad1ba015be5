## Vrstvy a vydání jako soubory

download-no-release = V souboru { $file } není žádné vydání: nejprve publikujte.
download-no-layer = Vrstva { $id } neexistuje; podobné jí jsou: { $known }.
download-no-period = Vrstva { $id } má tato období: { $known }.
download-no-such-release = V souboru { $file } není vydání č. { $number }.
download-needs-file = Tento formát nelze zapsat na standardní výstup: uveďte soubor volbou -o.
download-release = { $layers ->
    [one] Do souboru { $file } byla zapsána 1 vrstva vydání č. { $number }.
    [few] Do souboru { $file } byly zapsány { $layers } vrstvy vydání č. { $number }.
   *[other] Do souboru { $file } bylo zapsáno { $layers } vrstev vydání č. { $number }.
}
download-tiles = { $tiles ->
    [one] Do souboru { $file } byla zapsána 1 dlaždice.
    [few] Do souboru { $file } byly zapsány { $tiles } dlaždice.
   *[other] Do souboru { $file } bylo zapsáno { $tiles } dlaždic.
}
download-no-page = Tento program byl sestaven bez webové stránky: sestavte jej příkazem make.
download-site = Web vydání č. { $number } je ve složce { $folder }: { $files ->
    [one] 1 soubor.
    [few] { $files } soubory.
   *[other] { $files } souborů.
} Zpřístupní jej jakýkoli souborový server.
