# The reference of npm run bench:forecast: Theta and damped trend of R's forecast package, and the series that come with R.
# Rscript forecast-reference.R series <out.csv> | forecast <in.csv> <out.csv>
suppressPackageStartupMessages(library(forecast))
args <- commandArgs(trailingOnly = TRUE)

write_series <- function(out) {
  names <- sub(" .*", "", data(package = c("datasets", "forecast"))$results[, "Item"])
  rows <- lapply(sort(unique(names)), function(name) {
    x <- tryCatch(get(name), error = function(e) NULL)
    if (!is.ts(x) || !is.null(dim(x)) || anyNA(x)) return(NULL)
    data.frame(id = name, perYear = frequency(x), month = seq_along(x), value = as.numeric(x))
  })
  write.csv(do.call(rbind, rows), out, row.names = FALSE)
}

# With the season taken out and put back as ours does it, or without one.
theta <- function(x, method, ahead) {
  if (method != "theta_seasonal") return(thetaf(ts(x), h = ahead, level = 80))
  parts <- decompose(ts(x, frequency = 12), type = "additive")
  fit <- thetaf(ts(x - parts$seasonal), h = ahead, level = 80)
  season <- parts$figure[(length(x) + seq_len(ahead) - 1) %% 12 + 1]
  list(mean = fit$mean + season, lower = fit$lower + season, upper = fit$upper + season)
}

damped <- function(x, ahead) {
  fit <- tryCatch(suppressWarnings(ets(ts(x), model = "AAN", damped = TRUE)), error = function(e) NULL)
  if (is.null(fit) || fit$components[4] != "TRUE") return(rep(NA, ahead))
  as.numeric(forecast(fit, h = ahead, PI = FALSE)$mean)
}

write_forecasts <- function(given, out, ahead = 12) {
  rows <- lapply(split(given, given$id), function(one) {
    x <- one$value[order(one$month)]
    fit <- theta(x, one$method[1], ahead)
    own <- suppressWarnings(thetaf(ts(x, frequency = 12), h = ahead))$mean
    data.frame(id = one$id[1], ahead = seq_len(ahead), theta = as.numeric(fit$mean), low = as.numeric(fit$lower),
      high = as.numeric(fit$upper), own = as.numeric(own), damped = damped(x, ahead))
  })
  write.csv(do.call(rbind, rows), out, row.names = FALSE, na = "")
}

if (args[1] == "series") write_series(args[2]) else write_forecasts(read.csv(args[2]), args[3])
