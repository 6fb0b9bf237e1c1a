// clang-tidy with the driver checks linked in, for systems whose clang-tidy cannot load plugins.

#include <clang-tidy/tool/ClangTidyMain.h>

int main(int argc, const char** argv) {
  return clang::tidy::clangTidyMain(argc, argv);
}
