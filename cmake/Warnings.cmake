# Warnings are errors in every target of ours; a user can switch the error off for a new compiler.
option(BOLIGSIM_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" ON)

add_library(boligsim_options INTERFACE)
target_compile_options(boligsim_options INTERFACE
  -Wall -Wextra -Wconversion -Wshadow
  # GCC 12 warns of copies that cannot overlap where strings are joined (its bug 105651).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>
  # The same bytes on machines with and without fused multiply-add.
  -ffp-contract=off)
if(BOLIGSIM_WARNINGS_AS_ERRORS)
  target_compile_options(boligsim_options INTERFACE -Werror)
endif()
target_include_directories(boligsim_options INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
