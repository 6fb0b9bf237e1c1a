# Writes OUTPUT, a C++ file that holds the headers of HEADERS_DIR as string literals.
# Run as a script: cmake -DHEADERS_DIR=… -DOUTPUT=… -P embed_headers.cmake

file(GLOB paths "${HEADERS_DIR}/*.h")
list(SORT paths)
set(entries "")
foreach(path IN LISTS paths)
  get_filename_component(name "${path}" NAME)
  file(READ "${path}" text)
  string(APPEND entries "      {\"${name}\", R\"~text~(${text})~text~\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Written by embed_headers.cmake.\n#include \"checker/frontend/own_headers.h\"\n\n"
  "namespace driver_tidy::frontend {\n\n"
  "const std::vector<OwnHeader>& ownHeaders() {\n  static const std::vector<OwnHeader> kHeaders = {\n"
  "${entries}  };\n  return kHeaders;\n}\n\n} // namespace driver_tidy::frontend\n")
