# Writes OUTPUT, a C++ file that holds the rule files of RULES_DIR as string literals.
# Run as a script: cmake -DRULES_DIR=… -DOUTPUT=… -P embed.cmake

function(append_texts table pattern)
  file(GLOB paths ${pattern})
  list(SORT paths)
  set(entries "")
  foreach(path IN LISTS paths)
    get_filename_component(file "${path}" NAME)
    if(file STREQUAL "schema.json" OR file STREQUAL "README.md")
      continue()
    endif()
    file(READ "${path}" text)
    string(APPEND entries "    {\"rules/${file}\", R\"~rules~(${text})~rules~\"},\n")
  endforeach()
  file(APPEND "${OUTPUT}" "const std::vector<Source>& ${table}() {\n"
    "  static const std::vector<Source> kTexts = {\n${entries}  };\n  return kTexts;\n}\n\n")
endfunction()

file(READ "${RULES_DIR}/schema.json" schema)
file(WRITE "${OUTPUT}" "// Written by embed.cmake.\n#include \"checker/contracts/embedded.h\"\n\n"
  "namespace driver_tidy::contracts {\n\n")
append_texts(embeddedRules "${RULES_DIR}/*.json")
append_texts(embeddedPages "${RULES_DIR}/*.md")
file(APPEND "${OUTPUT}" "const char* embeddedSchema() {\n  return R\"~rules~(${schema})~rules~\";\n}\n\n"
  "} // namespace driver_tidy::contracts\n")
