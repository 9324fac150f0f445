# Writes generated/boligsim_version.hpp with the project's version and the commit that is being built.
# Run as a script at build time, so that the commit is right without configuring again.
execute_process(COMMAND git -C ${SOURCE_DIR} describe --always --dirty --abbrev=12
  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
if(failed)
  set(commit "unknown")
endif()
set(text "#pragma once\n\nnamespace boligsim {\n\ninline constexpr char version[] = \"${VERSION}\";\ninline constexpr char git_commit[] = \"${commit}\";\n\n} // namespace boligsim\n")
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "${text}" @ONLY)
