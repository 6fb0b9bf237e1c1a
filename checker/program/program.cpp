#include "checker/program/program.h"

namespace driver_tidy::program {

void Program::finish() {
  functionByKey.clear();
  for (std::size_t i = 0; i < functions.size(); ++i)
    functionByKey.try_emplace(functions[i].key, FunctionId{i});
  declarationByKey.clear();
  for (std::size_t i = 0; i < declarations.size(); ++i)
    declarationByKey.try_emplace(declarations[i].key, DeclarationId{i});
}

} // namespace driver_tidy::program
