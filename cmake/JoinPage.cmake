# Joins a page's scripts into one file and its style sheets into another, and writes the SHA-256 of
# each: the report's content security policy allows these and nothing else.
#
#   cmake -DSCRIPTS=a.js;b.js -DSTYLES=a.css -DOUTPUT=FOLDER -P JoinPage.cmake
foreach(part script style)
  string(TOUPPER ${part}S files)
  set(text "")
  foreach(file ${${files}})
    file(READ ${file} one)
    if(one MATCHES "</(script|style)")
      message(FATAL_ERROR "${file} holds an end tag, which would end the page's ${part} there")
    endif()
    string(APPEND text "${one}\n")
  endforeach()
  file(WRITE ${OUTPUT}/${part} "${text}")
  file(SHA256 ${OUTPUT}/${part} hash)
  file(WRITE ${OUTPUT}/${part}.sha256 "${hash}")
endforeach()
