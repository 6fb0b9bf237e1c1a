#include "checker/frontend/lowered.h"

#include <gmock/gmock.h>

namespace driver_tidy::frontend::testing {
namespace {

using program::Call;
using ::testing::UnorderedElementsAre;

/// Each flow as "from -> to : type".
std::vector<std::string> flows(const Lowered& code) {
  std::vector<std::string> result;
  for (const program::AddressFlow& flow : code.program().addressFlows)
    result.push_back(code.text(flow.function.valid() ? flow.function : flow.from) + " -> " +
                     code.text(flow.to) + " : " + code.text(flow.type));
  return result;
}

const std::string kTypes = R"(
typedef int DRIVER_DISPATCH(int); typedef DRIVER_DISPATCH *PDRIVER_DISPATCH;
struct _DRIVER_OBJECT { PDRIVER_DISPATCH MajorFunction[4]; void (*DriverUnload)(void); };
struct REGISTRATION { int major; PDRIVER_DISPATCH pre; PDRIVER_DISPATCH post; };
DRIVER_DISPATCH Read;
int Read(int x) { return x; }
void Register(PDRIVER_DISPATCH callback, void* context);
)";

TEST(AddressFlows, assignmentsToFieldsAndElements) {
  const Lowered code(kTypes + R"(
static void Unload(void) { }
void Init(struct _DRIVER_OBJECT* d) { d->MajorFunction[0] = Read; d->DriverUnload = &Unload; }
)");
  EXPECT_THAT(flows(code),
              UnorderedElementsAre("Read -> _DRIVER_OBJECT::MajorFunction : PDRIVER_DISPATCH",
                                   "Unload@test.c -> _DRIVER_OBJECT::DriverUnload : "));
}

TEST(AddressFlows, tablesArgumentsAndCopies) {
  const Lowered code(kTypes + R"(
const struct REGISTRATION Table[] = {{1, Read, 0}, {.post = Read}};
PDRIVER_DISPATCH Array[] = {Read};
void Use(struct REGISTRATION* r, PDRIVER_DISPATCH given) {
  PDRIVER_DISPATCH local = given ? given : Read;
  Register(Read, 0);
  r->pre = local;
}
)");
  EXPECT_THAT(flows(code),
              UnorderedElementsAre(
                  "Read -> REGISTRATION::pre : PDRIVER_DISPATCH",
                  "Read -> REGISTRATION::post : PDRIVER_DISPATCH",
                  "Read -> Array : PDRIVER_DISPATCH", "Use#1 -> Use$local : PDRIVER_DISPATCH",
                  "Read -> Use$local : PDRIVER_DISPATCH", "Read -> Register#0 : PDRIVER_DISPATCH",
                  "Use$local -> REGISTRATION::pre : PDRIVER_DISPATCH"));
}

TEST(AddressFlows, callsThroughPointersNameTheirSlot) {
  const Lowered code(kTypes + R"(
PDRIVER_DISPATCH Global;
void F(struct _DRIVER_OBJECT* d, PDRIVER_DISPATCH given) {
  PDRIVER_DISPATCH local = given;
  d->MajorFunction[1](1); given(2); (*local)(3); Global(4);
}
)");
  std::vector<std::string> slots;
  for (const auto& [call, statement] : code.all<Call>("F"))
    slots.push_back(code.text(call.slot));
  EXPECT_THAT(slots,
              ::testing::ElementsAre("_DRIVER_OBJECT::MajorFunction", "F#1", "F$local", "Global"));
}

TEST(AddressFlows, lambdaAsFunctionPointer) {
  const Lowered code("using Fn = void (*)();\nvoid take(Fn f);\nvoid F() { take([] {}); }\n",
                     "test.cpp");
  const program::Function& take = code.function("lambda");
  ASSERT_EQ(code.program().addressFlows.size(), 1U);
  EXPECT_EQ(code.program().addressFlows[0].function, take.key);
}

TEST(AddressFlows, functionsKnowTheTypesTheyAreDeclaredWith) {
  const Lowered code(kTypes);
  const program::Function& read = code.function("Read");
  ASSERT_EQ(read.declaredTypes.size(), 1U);
  EXPECT_EQ(code.text(read.declaredTypes[0]), "DRIVER_DISPATCH");
}

} // namespace
} // namespace driver_tidy::frontend::testing
