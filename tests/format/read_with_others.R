# Reads the sample trajectory with ncdf4 and rhdf5; R has the axes in the opposite order.
path <- commandArgs(trailingOnly = TRUE)[1]

# A cell as tests/format/sample/sample_trajectory.cpp makes it; indices from 0.
expected <- function(measure, replicate, year, place, cell) {
  mixed <- 101 * measure + 53 * replicate + 29 * year + 13 * place + 7 * cell
  value <- ifelse(mixed %% 3 == 0, mixed %% 1000, 0)
  if (measure == 2) value * 1e10 else value
}

check_cube <- function(cube, measure, first_place, places, cells) {
  flat <- as.numeric(cube)
  index <- seq_along(flat) - 1
  cell <- index %% cells
  place <- (index %/% cells) %% places
  year <- (index %/% (cells * places)) %% 4
  replicate <- index %/% (cells * places * 4)
  stopifnot(length(flat) == 3 * 4 * places * cells)
  stopifnot(all(flat == expected(measure, replicate, year, first_place + place, cell)))
}

suppressPackageStartupMessages(library(ncdf4))
file <- nc_open(path)
stopifnot(all(c("residents", "births", "rent", "elsewhere_rent") %in% names(file$var)))
stopifnot(identical(ncatt_get(file, "residents", "units")$value, "persons"))
stopifnot(identical(ncatt_get(file, "rent", "long_name")$value, "rent, summed over dwellings"))
stopifnot(identical(ncatt_get(file, 0, "scenario")$value, "baseline"))
stopifnot(ncatt_get(file, 0, "scale")$value == 0.05)
stopifnot(nchar(ncatt_get(file, 0, "digest")$value) == 32)
stopifnot(identical(as.integer(ncvar_get(file, "year")), 2005:2008))
dims <- sapply(file$var$residents$dim, function(d) d$name)
stopifnot(identical(dims, c("sex", "age", "department", "year", "replicate")))
stopifnot(identical(as.character(ncvar_get(file, "sex")), c("women", "men")))
stopifnot(identical(as.character(ncvar_get(file, "department"))[2], "S\u00f8marken 1"))
check_cube(ncvar_get(file, "residents"), 0, 0, 5, 6)
check_cube(ncvar_get(file, "elsewhere_rent"), 2, 5, 2, 2)
length <- ncvar_get(file, "events/visits/length")
stopifnot(length(length) == 3 * 4 * 12000)
stopifnot(all(head(length, 12000) == (7 * (0:11999)) %% 1000))
nc_close(file)
cat("R with ncdf4: equal\n")

suppressPackageStartupMessages(library(rhdf5))
stopifnot(identical(as.character(h5read(path, "sex")), c("women", "men")))
stopifnot(identical(as.integer(h5read(path, "year")), 2005:2008))
stopifnot(h5readAttributes(path, "rent")$units == "DKK/month")
stopifnot(h5readAttributes(path, "/")$scenario == "baseline")
check_cube(h5read(path, "residents"), 0, 0, 5, 6)
check_cube(h5read(path, "births"), 1, 0, 5, 1)
check_cube(h5read(path, "rent", bit64conversion = "double"), 2, 0, 5, 2)
cat("R with rhdf5: equal\n")
