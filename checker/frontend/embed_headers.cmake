# Writes OUTPUT, a C++ file that holds the headers of HEADERS_DIR as string literals.
# Run as a script: cmake -DHEADERS_DIR=… -DOUTPUT=… -P embed_headers.cmake

file(GLOB_RECURSE names RELATIVE "${HEADERS_DIR}" "${HEADERS_DIR}/*.h" "${HEADERS_DIR}/*.hpp")
list(SORT names)
set(entries "")
foreach(name IN LISTS names)
  file(READ "${HEADERS_DIR}/${name}" text)
  string(APPEND entries "      {\"${name}\", R\"~text~(${text})~text~\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Written by embed_headers.cmake.\n#include \"checker/frontend/own_headers.h\"\n\n"
  "namespace driver_tidy::frontend {\n\n"
  "const std::vector<OwnHeader>& ownHeaders() {\n  static const std::vector<OwnHeader> kHeaders = {\n"
  "${entries}  };\n  return kHeaders;\n}\n\n} // namespace driver_tidy::frontend\n")
