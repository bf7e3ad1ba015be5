# Reference values of R's spdep for the statistics of gocpont-core; prints nothing, writes the CSV files beside it.
#
# Needs: R 4.2 with spdep and spData (Debian: apt-get install r-cran-spdep r-cran-spdata; the files here were made with
#   R 4.2.2, spdep 1.2-7, spData 2.2.1).
# Data: package spData (CC0 and GPL data sets shipped for teaching):
#   nc        nc.sids, counties of North Carolina, SID74 of BIR74, neighbours of Cressie and Chan (1989): two islands
#   nccr      nc.sids, SID79 of BIR79, neighbours of Cressie and Read (1985); global tests and EB only
#   columbus  columbus, neighbourhoods of Columbus, Ohio (Anselin 1988): CRIME, HOVAL, queen neighbours
#   afcon     afcon, conflicts in Africa 1966-78 (Anselin 1995): totcon, the paper's neighbours
#   auckland  auckland, child deaths 1977-85 of children under 5 (Bailey and Gatrell 1995)
#   alabama   elect80, the 67 counties with FIPS 01: turnout in 1980, queen neighbours within the state
#   h3        of our own, made by make.py, which must run first: python make.py h3
#
# Run in this folder, in this order:  python make.py h3 && Rscript make.R && python make.py
#
# Columns, units being 0-based rows of *-units.csv and pairs of *-edges.csv directed:
#   gi_*, gistar_*   g = sum(w x) / (sum(x) - x_i) for Gi, / sum(x) for Gi*; e and v on that scale; z; styles b and w
#   moran_*_cond_*   i = (z_i / m2) sum(w z), m2 = sum(z^2)/n; e, v conditional on z_i (Sokal 1998, A7 and A8); z
#   moran_*_total_*  e, v of the total randomisation (A3, A4); i as above
#   moran_w_n1_*     i with m2 = sum(z^2)/(n-1); its conditional z uses e and v of moran_w_cond, unscaled, as spdep does
#   quadrant_lag_x   neighbours against the mean of the lagged x; quadrant_lag_z against 0; equality counts as low
#   localc_*         sum(w (z_i - z_j)^2), z standardised with divisor n-1
#   gistar_p, bh, by two-sided normal p of gistar_b_z, adjusted over all units
#   eb_*             EBest (variance clamped at 0), EBlocal geoda=FALSE (neighbours) and TRUE (focal), EBImoran.mc's z
#
# Numbers are written with as few digits (15 to 17) as give the same double back; an undefined value is an empty field.
suppressMessages({library(spdep); library(spData)})

num <- function(x) {
  if (!is.numeric(x)) return(as.character(x))
  out <- sprintf("%.17g", x)
  for (digits in c(16, 15)) {
    short <- sprintf(paste0("%.", digits, "g"), x)
    same <- is.finite(x) & suppressWarnings(as.numeric(short)) == x
    out[same] <- short[same]
  }
  out[!is.finite(x)] <- ""
  out
}
put <- function(frame, name) {
  text <- as.data.frame(lapply(frame, num), check.names = FALSE)
  write.csv(text, name, row.names = FALSE, quote = FALSE, eol = "\n")
}

# HH, LH, LL or HL: the unit's value, then its neighbours', against the means.
short <- function(quadrant) gsub("Low", "L", gsub("High", "H", gsub("-", "", quadrant)))

# Local statistics of one variable. `wide`: both weight styles, local Moran's m2 with both divisors, adjusted p.
locals <- function(x, nb, wide) {
  b <- nb2listw(nb, style = "B", zero.policy = TRUE)
  w <- nb2listw(nb, style = "W", zero.policy = TRUE)
  star <- include.self(nb)
  getis <- function(listw, prefix) {
    inner <- attr(localG(x, listw, zero.policy = TRUE, return_internals = TRUE), "internals")
    frame <- as.data.frame(inner[, 1:4])
    names(frame) <- paste(prefix, c("g", "e", "v", "z"), sep = "_")
    frame
  }
  moran <- function(listw, prefix, conditional, mlvar) {
    m <- localmoran(x, listw, zero.policy = TRUE, conditional = conditional, mlvar = mlvar)
    frame <- as.data.frame(unclass(m)[, 1:4])
    names(frame) <- paste(prefix, c("i", "e", "v", "z"), sep = "_")
    frame
  }
  quadrant <- attr(localmoran(x, w, zero.policy = TRUE), "quadr")
  frame <- data.frame(unit = seq_along(x) - 1L)
  gi <- getis(b, "gi_b")
  gistar <- getis(nb2listw(star, style = "B"), "gistar_b")
  frame <- cbind(frame, gi, gistar)
  frame <- cbind(frame, moran(w, "moran_w_cond", TRUE, TRUE))
  frame$moran_w_total_v <- moran(w, "m", FALSE, TRUE)$m_v
  frame$quadrant_lag_x <- short(quadrant$mean)
  frame$quadrant_lag_z <- short(quadrant$pysal)
  frame$localc_w <- c(localC(x, w, zero.policy = TRUE))
  if (wide) {
    p <- 2 * pnorm(abs(gistar$gistar_b_z), lower.tail = FALSE)
    frame$gistar_p <- p
    frame$gistar_bh <- p.adjust(p, "BH")
    frame$gistar_by <- p.adjust(p, "BY")
    frame <- cbind(frame, getis(w, "gi_w"), getis(nb2listw(star, style = "W"), "gistar_w")[, -2])
    frame <- cbind(frame, moran(b, "moran_b_cond", TRUE, TRUE))
    frame <- cbind(frame, moran(w, "moran_w_total", FALSE, TRUE)[, c(2, 4)])
    frame <- cbind(frame, moran(b, "moran_b_total", FALSE, TRUE)[, -1])
    frame <- cbind(frame, moran(w, "moran_w_n1_cond", TRUE, FALSE)[, c(1, 4)])
    frame <- cbind(frame, moran(w, "moran_w_n1_total", FALSE, FALSE)[, 3:4])
    frame$localc_b <- c(localC(x, b, zero.policy = TRUE))
  }
  frame
}

# Global tests of one variable; adjust.n = TRUE leaves islands out of n.
globals <- function(variable, x, nb, pop) {
  rows <- list()
  add <- function(test, style, assumption, adjust, t) {
    rows[[length(rows) + 1]] <<- data.frame(
      variable = variable, test = test, style = style, assumption = assumption, adjust_n = adjust,
      estimate = t$estimate[[1]], expectation = t$estimate[[2]], variance = t$estimate[[3]], z = t$statistic[[1]])
  }
  islands <- any(card(nb) == 0)
  for (style in c("B", "W")) {
    l <- nb2listw(nb, style = style, zero.policy = TRUE)
    for (adjust in if (islands) c(FALSE, TRUE) else FALSE) {
      for (random in c(TRUE, FALSE)) {
        name <- if (random) "randomisation" else "normality"
        add("moran", style, name, adjust, moran.test(x, l, random, zero.policy = TRUE, adjust.n = adjust))
        add("geary", style, name, adjust, geary.test(x, l, random, zero.policy = TRUE, adjust.n = adjust))
      }
      if (all(x >= 0)) {
        g <- suppressWarnings(globalG.test(x, l, zero.policy = TRUE, adjust.n = adjust, adjust.x = adjust))
        add("general_g", style, "randomisation", adjust, g)
      }
    }
    if (!is.null(pop)) {
      ebi <- suppressMessages(EBImoran.mc(x, pop, l, nsim = 9, zero.policy = TRUE))
      add("ebi_moran", style, "none", FALSE, list(estimate = c(ebi$statistic, NA, NA), statistic = NA))
    }
  }
  do.call(rbind, rows)
}

bayes <- function(x, pop, nb) {
  global <- EBest(x, pop)
  a <- attr(global, "parameters")$a
  b <- attr(global, "parameters")$b
  data.frame(unit = seq_along(x) - 1L, eb_global = global$estmm,
    eb_local_neighbours = EBlocal(x, pop, nb, zero.policy = TRUE)$est,
    eb_local_focal = EBlocal(x, pop, nb, zero.policy = TRUE, geoda = TRUE)$est,
    eb_z = (x / pop - b) / sqrt(a + b / pop))
}

set <- function(name, ids, values, nb, pop = NULL, wide = NULL, local = TRUE, data = TRUE) {
  if (data) {
    units <- cbind(data.frame(id = ids), values)
    if (!is.null(pop)) units$population <- pop
    put(units, paste0(name, "-units.csv"))
    from <- rep(seq_along(nb), card(nb)) - 1L
    to <- unlist(lapply(nb, function(n) n[n > 0])) - 1L
    put(data.frame(i = from, j = to), paste0(name, "-edges.csv"))
  }
  for (v in if (local) names(values)) {
    file <- if (length(values) > 1) paste0(name, "-", v, "-spdep.csv") else paste0(name, "-spdep.csv")
    put(locals(values[[v]], nb, v %in% wide), file)
  }
  put(do.call(rbind, lapply(names(values), function(v) globals(v, values[[v]], nb, pop))), paste0(name, "-global.csv"))
  if (!is.null(pop)) put(bayes(values[[1]], pop, nb), paste0(name, "-eb.csv"))
}

data(nc.sids)
set("nc", nc.sids$CNTY.ID, data.frame(sid74 = nc.sids$SID74), ncCC89.nb, nc.sids$BIR74, wide = "sid74")
set("nccr", nc.sids$CNTY.ID, data.frame(sid79 = nc.sids$SID79), ncCR85.nb, nc.sids$BIR79, local = FALSE)
data(columbus)
set("columbus", columbus$POLYID, data.frame(crime = columbus$CRIME, hoval = columbus$HOVAL), col.gal.nb, wide = "crime")
data(afcon)
set("afcon", as.character(afcon$id), data.frame(totcon = afcon$totcon), paper.nb)
data(auckland)
set("auckland", rownames(auckland), data.frame(deaths = auckland$Deaths.1977.85), auckland.nb, auckland$Under.5.1981)
data(elect80)
state <- as.data.frame(elect80)
here <- substr(as.character(state$FIPS), 1, 2) == "01"
set("alabama", as.character(state$FIPS[here]), data.frame(turnout = state$pc_turnout[here]), subset(e80_queen, here))
h3 <- read.csv("h3-units.csv")
links <- read.csv("h3-edges.csv")
nb <- lapply(seq_len(nrow(h3)) - 1L, function(i) {
  near <- sort(links$j[links$i == i]) + 1L
  if (length(near)) as.integer(near) else 0L
})
attributes(nb) <- list(class = "nb", region.id = as.character(seq_along(nb)))
set("h3", h3$id, data.frame(count = h3$count), nb, h3$population, data = FALSE)
