# Reference values of R's spc and surveillance for the charts of gocpont-core's watch; prints nothing, writes CSV files beside it.
#
# Needs: R 4.2 with spc and surveillance (Debian: apt-get install r-cran-spc r-cran-surveillance; the files here were made with
#   R 4.2.2, spc 0.6.7, surveillance 1.20.3). Run in this folder: Rscript watch.R
#
# watch-cusum.csv  average run lengths from zero of upper and lower Poisson CUSUMs (Lucas 1985), pois.cusum.arl: mean, reference
#                  value k = km/m, limit h = hm/m; their lower chart signals at -h as the upper one does at h
# watch-ewma.csv   average run lengths of two-sided Poisson EWMAs (Borror, Champ and Rigdon 1998), pois.ewma.arl: weight, mean in
#                  control, actual mean, and A of the limits mu0 -+ A sqrt(weight mu0 / (2 - weight))
# watch-farrington.csv  counts by week (made here, seeded) with the expected count, dispersion and upper limit of
#                  algo.farrington (Farrington et al. 1996) for the weeks from 157 on
suppressMessages({library(spc); library(surveillance)})
full <- function(x) sprintf("%.15g", x)
put <- function(frame, name) write.csv(frame, name, row.names = FALSE, quote = FALSE, eol = "\n")

rows <- list()
for (c in list(c(0.5, 1.0, 3, 4, 4), c(0.5, 0.5, 3, 16, 4), c(1, 1, 3, 10, 2), c(1, 2, 3, 10, 2), c(2, 2, 3, 8, 1), c(2, 4, 3, 8, 1), c(5, 5, 7, 10, 1),
               c(10, 10, 12, 12, 1), c(10, 14, 12, 12, 1), c(0.1, 0.1, 1, 12, 8), c(20, 20, 47, 40, 2))) {
  rows[[length(rows) + 1]] <- data.frame(side = "upper", mean = c[2], km = c[3], hm = c[4], m = c[5],
    arl = full(pois.cusum.arl(c[2], c[3], c[4], c[5], sided = "upper")))
}
for (c in list(c(4, 3, 6, 1), c(2, 3, 6, 1), c(8, 13, 16, 2), c(8, 6, 10, 1))) {
  rows[[length(rows) + 1]] <- data.frame(side = "lower", mean = c[1], km = c[2], hm = c[3], m = c[4],
    arl = full(pois.cusum.arl(c[1], c[2], c[3], c[4], sided = "lower")))
}
put(do.call(rbind, rows), "watch-cusum.csv")

rows <- list()
for (c in list(c(0.27, 4, 4, 2.67), c(0.27, 4, 6, 2.67), c(0.1, 4, 4, 2.4), c(0.2, 10, 10, 2.8), c(0.2, 10, 13, 2.8), c(0.3, 20, 20, 2.9), c(0.25, 2, 2, 2.6))) {
  rows[[length(rows) + 1]] <- data.frame(weight = c[1], mu0 = c[2], mu = c[3], A = c[4],
    arl = full(pois.ewma.arl(c[1], c[4], c[4], c[2], c[2], c[3], mcdesign = "transfer", N = 401)))
}
put(do.call(rbind, rows), "watch-ewma.csv")

set.seed(20261126)
weeks <- 220
level <- 6 + 3 * sin(2 * pi * (1:weeks) / 52)
counts <- rnbinom(weeks, mu = level, size = 12)
counts[150:153] <- counts[150:153] + c(15, 25, 12, 8)
range <- 157:weeks
d <- create.disProg(week = 1:weeks, observed = counts, state = rep(0, weeks), freq = 52, start = c(2001, 1))
out <- NULL
for (t in range) {
  r <- algo.farrington(d, control = list(b = floor((t - 4) / 52), w = 3, range = t, reweight = TRUE, verbose = FALSE, plot = FALSE,
    alpha = 0.02, trend = FALSE, limit54 = c(0, 4), powertrans = "2/3", fitFun = "algo.farrington.fitGLM"))
  out <- rbind(out, data.frame(week = t, upper = full(r$upperbound[1])))
}
upper <- rep("", weeks); upper[out$week] <- out$upper
put(data.frame(week = 1:weeks, count = counts, upper = upper), "watch-farrington.csv")
