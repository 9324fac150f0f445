# Debian 12's packages; tools/install-dependencies names them.
find_package(Threads REQUIRED)
find_package(TBB REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(PkgConfig REQUIRED)
pkg_check_modules(HDF5 REQUIRED IMPORTED_TARGET hdf5-serial)
target_link_libraries(PkgConfig::HDF5 INTERFACE hdf5_serial_hl)
find_package(ZLIB REQUIRED)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
# The report's charts: of Debian's node-d3 the modules that they use, each after those that it needs.
# All of d3 would add 140 KB to every report.
set(BOLIGSIM_D3_MODULES "")
foreach(module array collection color format interpolate time time-format scale path shape selection sankey)
  find_file(BOLIGSIM_D3_${module} d3-${module}.min.js PATHS /usr/share/nodejs/d3-${module}/dist REQUIRED)
  list(APPEND BOLIGSIM_D3_MODULES ${BOLIGSIM_D3_${module}})
endforeach()

if(BOLIGSIM_TESTS)
  find_package(GTest REQUIRED)
  # RapidCheck ships no CMake package in Debian.
  find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
  add_library(rapidcheck_gtest_headers INTERFACE)
  target_link_libraries(rapidcheck_gtest_headers INTERFACE ${RAPIDCHECK_LIBRARY})
  # The distribution's own, since its packages of NumPy, xarray and h5py are used.
  find_program(BOLIGSIM_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
endif()
