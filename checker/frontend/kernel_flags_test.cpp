#include "checker/frontend/kernel_flags.h"

#include "checker/frontend/capture.h"
#include "checker/frontend/driver_kit.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace driver_tidy::frontend {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class KernelFlags : public testing::Test {
protected:
  KernelFlags() { fs::create_directories(folder_); }
  ~KernelFlags() override { fs::remove_all(folder_); }
  KernelFlags(const KernelFlags&) = delete;
  KernelFlags& operator=(const KernelFlags&) = delete;

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  std::vector<std::string> errors(const std::string& headers, const std::string& text) const {
    write("main.c", text);
    std::vector<std::string> flags;
    EXPECT_THAT(kernelFlags(headers, flags), IsEmpty());
    std::vector<std::string> messages;
    for (const Diagnostic& error : capture({path("main.c"), folder_.string(), flags}).errors)
      messages.push_back(error.message);
    return messages;
  }

private:
  fs::path folder_ = fs::path(testing::TempDir()) / ("kernel_flags_" + std::to_string(::getpid()));
};

TEST_F(KernelFlags, InstalledKitHasItsNewestVersion) {
  for (const char* part : {"km/wdm.h", "shared/ntdef.h", "um/winnt.h"})
    for (const char* version : {"10.0.9.0", "10.0.22621.0"})
      write(std::string("kits/10/Include/") + version + "/" + part, "");
  write("kits/10/Include/wdf/kmdf/1.9/wdf.h", "");
  write("kits/10/Include/wdf/kmdf/1.33/wdf.h", "");
  write("kits/10/Lib/10.0.99999.0/km/x64/ntoskrnl.lib", "");
  EXPECT_THAT(driverKitFolders(path("kits")),
              ElementsAre(path("kits/10/Include/10.0.22621.0/km"),
                          path("kits/10/Include/10.0.22621.0/km/crt"),
                          path("kits/10/Include/10.0.22621.0/shared"),
                          path("kits/10/Include/10.0.22621.0/um"),
                          path("kits/10/Include/wdf/kmdf/1.33")));
  EXPECT_THAT(driverKitFolders(path("kits/10/Lib")), Not(IsEmpty())); // as the user says
  EXPECT_THAT(driverKitFolders(path("none")), IsEmpty());
}

TEST_F(KernelFlags, PackagesHoldPartsOfAKit) {
  write("packages/kit.x64.10.0.2/c/Include/10.0.2.0/km/wdm.h", "");
  write("packages/kit.arm64.10.0.2/c/Include/10.0.2.0/km/wdm.h", "");
  write("packages/sdk.cpp.10.0.1/c/Include/10.0.1.0/shared/ntdef.h", "");
  EXPECT_THAT(driverKitFolders(path("packages")),
              ElementsAre(path("packages/kit.arm64.10.0.2/c/Include/10.0.2.0/km"),
                          path("packages/kit.arm64.10.0.2/c/Include/10.0.2.0/km/crt"),
                          path("packages/sdk.cpp.10.0.1/c/Include/10.0.1.0/shared")));
}

TEST_F(KernelFlags, KitIsReadWhateverTheCaseOfItsNames) {
  write("Include/10.0.1.0/km/ntddk.h", "#include <NtDef.h>\n");
  write("Include/10.0.1.0/shared/ntdef.h", "typedef long FROM_THE_KIT;\n");
  const char* text =
      "#include <NTDDK.h>\n#include \"main.tmh\"\nFROM_THE_KIT F(void) { return 0; }\n";
  EXPECT_THAT(errors("wdk:" + path("Include"), text), IsEmpty());
  EXPECT_THAT(errors("auto", text), Not(IsEmpty()));
}

TEST_F(KernelFlags, WithoutHeadersThereAreBaseTypes) {
  EXPECT_THAT(errors("none", "#include <ntddk.h>\n"
                             "NTSTATUS F(PDEVICE_OBJECT Device, PIRP Irp) {\n"
                             "  KIRQL Irql = PASSIVE_LEVEL;\n"
                             "  try { KeRaiseIrql(DISPATCH_LEVEL, &Irql); }\n"
                             "  finally { KeLowerIrql(Irql); }\n"
                             "  return Irp == NULL ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;\n}\n"),
              ElementsAre("'ntddk.h' file not found"));
}

TEST_F(KernelFlags, OtherSourcesOfHeadersAreWrong) {
  std::vector<std::string> flags;
  EXPECT_THAT(kernelFlags("wdk", flags), HasSubstr("'wdk' is none of"));
  EXPECT_THAT(kernelFlags("wdk:" + path(""), flags), HasSubstr("no folder 'km'"));
}

} // namespace
} // namespace driver_tidy::frontend
