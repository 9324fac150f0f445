# One folder a subject, one static library a folder.
#
#   boligsim_subject(sim_random DEPENDS sim_core)
#
# makes a library of the *.cpp in the current folder. A file added to the folder is built without
# touching CMake.
function(boligsim_subject name)
  cmake_parse_arguments(arg "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC boligsim_options ${arg_DEPENDS})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE boligsim_options ${arg_DEPENDS})
  endif()
endfunction()

# One test program a folder under tests/. Tests with "slow" among the labels run on request.
function(boligsim_test name)
  cmake_parse_arguments(arg "" "" "DEPENDS;LABELS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${arg_DEPENDS} GTest::gmock GTest::gtest_main rapidcheck_gtest_headers)
  target_compile_definitions(${name} PRIVATE
    BOLIGSIM_SOURCE_DIR="${CMAKE_SOURCE_DIR}" BOLIGSIM_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" ENVIRONMENT "RC_PARAMS=seed=20060101")
  if("fast" IN_LIST arg_LABELS)
    # ctest starts the costliest first; what is fast shall be known first.
    set_tests_properties(${name} PROPERTIES COST 1000)
  endif()
endfunction()
