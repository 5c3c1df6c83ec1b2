package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kbuildsim.inlining.AttributeDifference;
import org.kbuildsim.inlining.CallSite;
import org.kbuildsim.inlining.HelperCopy;
import org.kbuildsim.inlining.HelperSource;
import org.kbuildsim.inlining.InlineReport;
import org.kbuildsim.inlining.ObjectInlining;
import org.kbuildsim.inlining.Outcome;
import org.kbuildsim.inlining.Refusal;
import org.kbuildsim.inlining.SourcePosition;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.ObjectTree;
import org.kbuildsim.report.InlinePage;
import org.kbuildsim.report.InlineTable;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the report says of the miniature kernel, held against LLVM's tools and the sources. */
final class InlineReportIT {
  private static final List<String> OBJECTS =
      List.of(
          "drivers/block/rnull/rnull.o",
          "drivers/gpu/nova-core/nova_core.o",
          "rust/kernel.o",
          "samples/rust/rust_dma.o",
          "samples/rust/rust_minimal.o",
          "samples/rust/rust_print_main.o");

  // Its body is empty, so nothing is lost with the call, and LLVM takes it away as such.
  private static final String EMPTY = "rust_helper_kunmap_local";

  @TempDir Path directory;

  static List<PairTree> inlined() {
    return PairTree.inlined();
  }

  @ParameterizedTest
  @MethodSource("inlined")
  void everyCallOfAnAnnotatedHelperIsInlined(PairTree pair) throws Exception {
    ObjectTree tree = pair.objects();

    InlineReport report = InlineReport.of(tree, PairTree.sources(), object -> {});

    assertThat(report.objects()).extracting(ObjectInlining::object).isEqualTo(OBJECTS);
    for (ObjectInlining object : report.objects()) {
      assertThat(object.linked()).as(object.object()).isTrue();
      assertThat(object.current()).as(object.object()).isTrue();
      assertThat(object.copies()).as(object.object()).isEmpty();
      // By LLVM's own reader of the bitcode: what the crate calls is what sites are of.
      assertThat(helpers(object.sites())).isEqualTo(undefinedHelpers(pair, tree, object.object()));
    }
    List<CallSite> sites = sites(report);
    assertThat(sites).hasSizeGreaterThanOrEqualTo(40);
    assertThat(sites).allMatch(site -> site.outcome() != Outcome.CALLED);
    assertThat(sites)
        .filteredOn(site -> site.outcome() == Outcome.GONE)
        .allMatch(site -> site.helper().equals(EMPTY));
    assertThat(sites)
        .filteredOn(site -> site.outcome() == Outcome.INLINED)
        .allMatch(site -> site.reason().equals("(cost=always): always inline attribute"));
    for (CallSite site : sites) {
      // By its name, or by that of a macro's argument.
      assertThat(lineAt(Lab.tree(), site.at().get(0)))
          .containsAnyOf(
              "bindings::" + site.helper().substring("rust_helper_".length()) + "(", "bindings::$");
    }
    for (HelperSource helper : report.helpers()) {
      assertThat(lineAt(Lab.tree(), helper.at())).contains(helper.name() + "(");
    }
    assertThat(report.helpers()).hasSize(helperFunctions(pair, tree));
    assertThat(report.unannotated()).isEmpty();
  }

  @Test
  void callsOfAHelperThatIsNotAnnotatedAreLeftAndExplained() throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    Path out = directory.resolve("out");
    Path source = tree.resolve("rust/helpers/err.c");
    Lab.edit(source, "__rust_helper bool rust_helper_IS_ERR", "bool rust_helper_IS_ERR");
    Lab.Run run = Lab.build(tree, "x86_64", Lab.INLINED, out);
    assertThat(run.result().succeeded()).as(run.text()).isTrue();
    // Not what was built, any more.
    Lab.edit(tree.resolve("samples/rust/rust_minimal.rs"), "n * n", "n + 7");

    InlineReport report = InlineReport.of(new ObjectTree(out), KernelTree.open(tree), object -> {});

    assertThat(report.objects())
        .filteredOn(object -> !object.current())
        .extracting(ObjectInlining::object)
        .containsExactly("samples/rust/rust_minimal.o");
    List<CallSite> called =
        sites(report).stream().filter(site -> site.outcome() == Outcome.CALLED).toList();
    assertThat(called).hasSize(2).allMatch(site -> site.helper().equals("rust_helper_IS_ERR"));
    assertThat(sites(report))
        .filteredOn(site -> site.helper().equals("rust_helper_IS_ERR"))
        .hasSize(2);
    for (CallSite site : called) {
      assertThat(lineAt(tree, site.at().get(0))).contains("bindings::IS_ERR(");
      assertThat(site.reason()).isEqualTo("(cost=never): conflicting attributes");
      assertThat(site.differences())
          .extracting(AttributeDifference::attribute)
          .containsExactly("null_pointer_is_valid", "no-builtin-wcslen", "target-features");
      assertThat(site.differences().get(2).words()).contains(" +cmov,+cx8,+fxsr ");
      assertThat(site.cure()).contains("`__rust_helper`, rust/helpers/err.c:10:6");
    }
    assertThat(report.objects().stream().flatMap(object -> object.copies().stream()))
        .extracting(HelperCopy::helper, HelperCopy::why)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("rust_helper_IS_ERR", "called"));
    assertThat(nm(Lab.toolchain("a").llvmTool("llvm-nm"), out, "rust/kernel.o"))
        .filteredOn(line -> line.contains("rust_helper_"))
        .singleElement()
        .asString()
        .endsWith(" t rust_helper_IS_ERR");
    assertThat(report.unannotated())
        .extracting(HelperSource::name)
        .containsExactly("rust_helper_IS_ERR");
    assertThat(InlineTable.lines(report, false))
        .contains(
            "not inlined: rust_helper_IS_ERR", "  rust/helpers/err.c:10:6: rust_helper_IS_ERR");
    assertThat(InlineTable.json(report)).contains("\"reason\": \"(cost=never): conflicting");
    assertThat(called).allMatch(site -> site.caller().startsWith("_R"));
    assertThat(report.refusals())
        .singleElement()
        .extracting(Refusal::places)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .allMatch(place -> place.contains(", in <kernel::") && place.endsWith(" of rust/kernel.o"));
    assertThat(report.lost()).noneMatch(name -> name.startsWith("_R"));
    Document page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(InlinePage.of(report))));
    assertThat(texts(page, "h3"))
        .containsExactly("rust_helper_IS_ERR: (cost=never): conflicting attributes");
    assertThat(texts(page, "b")).containsExactly("What to do:");
    assertThat(texts(page, "td"))
        .contains("null_pointer_is_valid", "rust/kernel.o", "rust/helpers/err.c:10:6")
        .filteredOn(text -> text.equals("called") || text.equals("inlined") || text.equals("gone"))
        .hasSize(sites(report).size() + 1); // and why the copy is there
  }

  @Test
  void withoutTheOptionEveryHelperIsCalled() throws Exception {
    ObjectTree tree = new ObjectTree(Lab.mainJob("arm64-called"));

    InlineReport report = InlineReport.of(tree, PairTree.sources(), object -> {});

    assertThat(report.objects()).extracting(ObjectInlining::object).isEqualTo(OBJECTS);
    assertThat(report.objects()).noneMatch(ObjectInlining::linked);
    assertThat(report.objects()).allMatch(ObjectInlining::current);
    assertThat(sites(report))
        .hasSizeGreaterThanOrEqualTo(40)
        .allMatch(site -> site.outcome() == Outcome.CALLED)
        .allMatch(site -> site.cure().equals("build with CONFIG_RUST_INLINE_HELPERS=y"));
  }

  @Test
  void directoryWithoutRustObjectsIsRefused() {
    assertThat(
            Lab.diagnosticOf(
                () -> {
                  InlineReport.of(
                      new ObjectTree(directory.resolve("none")), PairTree.sources(), object -> {});
                  throw new AssertionError("was taken");
                }))
        .contains("not an object tree with Rust objects in it", "help: ");
  }

  private static List<String> texts(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent().strip())
        .toList();
  }

  private static List<CallSite> sites(InlineReport report) {
    return report.objects().stream().flatMap(object -> object.sites().stream()).toList();
  }

  private static Set<String> helpers(List<CallSite> sites) {
    return sites.stream().map(CallSite::helper).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> undefinedHelpers(PairTree pair, ObjectTree tree, String object)
      throws Exception {
    Set<String> helpers = new TreeSet<>();
    for (String line :
        nm(pair.tools().llvmTool("llvm-nm"), tree.root(), object.replaceFirst("\\.o$", ".bc"))) {
      if (line.contains(" U rust_helper_")) {
        helpers.add(line.substring(line.indexOf("rust_helper_")));
      }
    }
    return helpers;
  }

  private static int helperFunctions(PairTree pair, ObjectTree tree) throws Exception {
    return (int)
        nm(pair.tools().llvmTool("llvm-nm"), tree.root(), "rust/helpers/helpers.bc").stream()
            .filter(line -> line.contains(" T rust_helper_"))
            .count();
  }

  private static List<String> nm(Path nm, Path directory, String file) throws Exception {
    Lab.Output output = Lab.run(directory, nm.toString(), file);
    assertThat(output.status()).as(output.text()).isZero();
    return new ArrayList<>(output.lines());
  }

  private static String lineAt(Path tree, SourcePosition at) throws Exception {
    return Files.readAllLines(tree.resolve(at.file())).get(at.line() - 1);
  }
}
