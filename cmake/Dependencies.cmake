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
# The report's charts (Debian's node-d3 has both).
find_file(BOLIGSIM_D3 d3.min.js PATHS /usr/share/nodejs/d3/dist REQUIRED)
find_file(BOLIGSIM_D3_SANKEY d3-sankey.min.js PATHS /usr/share/nodejs/d3-sankey/dist REQUIRED)

if(BOLIGSIM_TESTS)
  find_package(GTest REQUIRED)
  # RapidCheck ships no CMake package in Debian.
  find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
  add_library(rapidcheck_gtest_headers INTERFACE)
  target_link_libraries(rapidcheck_gtest_headers INTERFACE ${RAPIDCHECK_LIBRARY})
  # The distribution's own, since its packages of NumPy, xarray and h5py are used.
  find_program(BOLIGSIM_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
endif()
