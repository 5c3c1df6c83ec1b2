package org.kbuildsim.inlining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of LLVM's text, its remarks and a disassembly: in the forms that LLVM 19 writes. */
final class VerdictsTest {
  private static final String IR =
      """
      @table = constant [1 x ptr] [ptr @rust_helper_kept]

      define dso_local void @init(ptr noundef %p) unnamed_addr #0 !dbg !9 {
      start:
        %a = tail call noundef zeroext i1 @rust_helper_IS_ERR(ptr noundef %p) #24, !dbg !17
        %b = tail call noundef zeroext i1 @rust_helper_IS_ERR(ptr noundef %p) #24, !dbg !16
        call void @rust_helper_kunmap(ptr %p)
        %c = call i64 @rust_helper_width(i64 noundef 1, ptr %p)
        %d = call i32 @rust_helper_elsewhere({ ptr, i64 } %x)
        ret void
      }

      define internal noundef zeroext i1 @rust_helper_IS_ERR(ptr noundef readnone %0) #20 {
      define internal void @rust_helper_kunmap(ptr noundef %0) #15 {
      define internal i64 @rust_helper_width(i32 noundef %0, ptr noundef %1) #15 {
      define internal void @rust_helper_kept() #15 {
      declare i32 @rust_helper_elsewhere({ ptr, i64 })

      attributes #0 = { nounwind "target-cpu"="x86-64" "target-features"="-mmx,+soft-float" }
      attributes #15 = { alwaysinline nounwind }
      attributes #20 = { nounwind null_pointer_is_valid memory(none) "no-builtin-wcslen" "target-cpu"="x86-64" "target-features"="+cmov,+soft-float" }

      !3 = !DIFile(filename: "rust/kernel/error.rs", directory: "")
      !4 = !DIFile(filename: "rust/kernel/block.rs", directory: "")
      !9 = distinct !DISubprogram(name: "init", scope: !11, file: !4, line: 21, unit: !2)
      !16 = !DILocation(line: 25, column: 9, scope: !9)
      !17 = !DILocation(line: 130, column: 17, scope: !18, inlinedAt: !22)
      !18 = distinct !DILexicalBlock(scope: !20, file: !3, line: 127, column: 5)
      !22 = !DILocation(line: 23, column: 19, scope: !9)
      """;

  private static final String REMARKS =
      """
      --- !Missed
      Pass:            inline
      Name:            NeverInline
      DebugLoc:        { File: 'rust/kernel/error.rs', Line: 130, Column: 17 }
      Function:        init
      Args:
        - String:          ''''
        - Callee:          rust_helper_IS_ERR
        - String:          ''' not inlined into '''
        - Caller:          init
          DebugLoc:        { File: 'rust/kernel/block.rs', Line: 21, Column: 0 }
        - String:          ''' because it should never be inlined '
        - String:          '(cost=never)'
        - String:          ': '
        - Reason:          conflicting attributes
        - String:          ' at callsite '
        - String:          init
      ...
      --- !Passed
      Pass:            inline
      Name:            AlwaysInline
      DebugLoc:        { File: 'rust/kernel/block.rs', Line: 25, Column: 9 }
      Function:        init
      Args:
        - Callee:          rust_helper_IS_ERR
        - String:          ''' inlined into '''
        - Caller:          init
        - String:          ' with '
        - String:          '(cost=always)'
        - String:          ': '
        - Reason:          always inline attribute
      ...
      --- !Missed
      Pass:            inline
      Name:            NoDefinition
      Function:        init
      Args:
        - Callee:          rust_helper_elsewhere
        - String:          ' will not be inlined into '
        - Caller:          init
        - String:          ' because its definition is unavailable'
      ...
      """;

  private static final String DISASSEMBLY =
      """
      0000000000000000 <init>:
             3:      \tcallq\t0x80 <rust_helper_IS_ERR>
             9:      \tcallq\t0x90 <rust_helper_width>
            10:      \tje\t0x12 <init+0x12>
            12:      \tjmp\t0xa0 <rust_helper_elsewhere>
      """;

  @TempDir Path directory;

  private List<CallSite> sites() throws IOException {
    Path record = Files.writeString(directory.resolve("remarks.yaml"), REMARKS);
    return new Verdicts(
            new IrText(IR.lines().toList(), "rust_helper_"),
            Remark.read(record),
            MachineCalls.ofDisassembly(DISASSEMBLY.lines().toList()),
            Map.of(
                "rust_helper_IS_ERR",
                new HelperSource(
                    "rust_helper_IS_ERR", new SourcePosition("rust/helpers/err.c", 10, 6), false)))
        .sites();
  }

  @Test
  void eachCallHasTheOutcomeOfItsOwnRemark() throws Exception {
    assertThat(sites())
        .extracting(CallSite::helper, CallSite::outcome)
        .containsExactly(
            tuple("rust_helper_IS_ERR", Outcome.CALLED),
            tuple("rust_helper_IS_ERR", Outcome.INLINED),
            tuple("rust_helper_kunmap", Outcome.GONE),
            tuple("rust_helper_width", Outcome.CALLED),
            tuple("rust_helper_elsewhere", Outcome.CALLED));
  }

  @Test
  void refusalIsExplainedByWhatDiffers() throws Exception {
    CallSite site = sites().get(0);

    assertThat(site.at())
        .extracting(SourcePosition::toString)
        .containsExactly("rust/kernel/error.rs:130:17", "rust/kernel/block.rs:23:19");
    assertThat(site.reason()).isEqualTo("(cost=never): conflicting attributes");
    assertThat(site.differences())
        .extracting(AttributeDifference::attribute)
        .containsExactly("null_pointer_is_valid", "no-builtin-wcslen", "target-features");
    assertThat(site.differences().get(2).words()).contains(" +cmov ").doesNotContain("soft-float");
    assertThat(site.cure()).contains("`__rust_helper`").contains("rust/helpers/err.c:10:6");
  }

  @Test
  void callWithOtherTypesIsNoCallOfTheFunction() throws Exception {
    assertThat(sites().get(3).reason())
        .contains("called as i64 (i64, ptr), defined as i64 (i32, ptr)");
  }

  @Test
  void helperThatIsNotLinkedInIsSaidToBe() throws Exception {
    assertThat(sites().get(4).reason())
        .isEqualTo("no bitcode of the helper is linked to that of the object");
  }

  @Test
  void addressIsTakenByWhatNamesAFunctionWithoutCallingIt() {
    IrText ir = new IrText(IR.lines().toList(), "rust_helper_");

    assertThat(ir.takesAddressOf("rust_helper_kept")).isTrue();
    assertThat(ir.takesAddressOf("rust_helper_IS_ERR")).isFalse();
  }

  @Test
  void instrumentationHasToBeTheSame() {
    Map<String, String> helper = new TreeMap<>(Map.of("sanitize_address", "", "nounwind", ""));

    assertThat(AttributeDifference.between(helper, Map.of()))
        .extracting(AttributeDifference::attribute, AttributeDifference::helper)
        .containsExactly(tuple("sanitize_address", "yes"));
    assertThat(AttributeDifference.between(Map.of(), helper)).hasSize(1);
    assertThat(AttributeDifference.between(helper, helper)).isEmpty();
  }

  @Test
  void callerWithFewerBuiltinsAndMoreFeaturesTakesInAnything() {
    Map<String, String> helper = Map.of("no-builtin-wcslen", "", "target-features", "+cx8,-sse");
    Map<String, String> caller =
        Map.of("null_pointer_is_valid", "", "no-builtins", "", "target-features", "+cmov,+cx8");

    assertThat(AttributeDifference.between(helper, caller)).isEmpty();
    assertThat(AttributeDifference.between(caller, helper))
        .extracting(AttributeDifference::attribute)
        .containsExactly("null_pointer_is_valid", "no-builtins", "target-features");
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
