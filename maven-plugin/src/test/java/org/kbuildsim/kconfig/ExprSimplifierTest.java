package org.kbuildsim.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kbuildsim.kconfig.Expr.Kind;

final class ExprSimplifierTest {
  private final Expr.Pool pool = new Expr.Pool();
  private final List<String> said = new ArrayList<>();
  private final ExprSimplifier simplifier = new ExprSimplifier(pool, said::add);
  private final Symbol a = symbol("A", SymbolType.BOOL);
  private final Symbol b = symbol("B", SymbolType.BOOL);
  private final Symbol t = symbol("T", SymbolType.TRISTATE);

  private static Symbol symbol(String name, SymbolType type) {
    Symbol symbol = new Symbol(name, false);
    symbol.type = type;
    return symbol;
  }

  private Expr s(Symbol symbol) {
    return pool.symbol(symbol);
  }

  private Expr and(Expr left, Expr right) {
    return pool.junction(Kind.AND, left, right);
  }

  private Expr or(Expr left, Expr right) {
    return pool.junction(Kind.OR, left, right);
  }

  private String transformed(Expr expr) {
    return ExprPrinter.print(simplifier.transform(expr));
  }

  private String reduced(Expr expr) {
    return ExprPrinter.print(simplifier.eliminateDuplicates(expr));
  }

  @Test
  void equalExpressionsAreOne() {
    assertThat(and(s(a), s(b))).isSameAs(and(s(a), s(b))).isNotSameAs(and(s(b), s(a)));
  }

  @Test
  void negationsMoveToTheLeaves() {
    assertThat(transformed(pool.not(or(s(a), pool.not(s(b)))))).isEqualTo("!A && B");
    assertThat(transformed(pool.not(pool.compare(Kind.LESS, t, a)))).isEqualTo("T>=A");
    assertThat(transformed(pool.not(s(Symbol.MOD)))).isEqualTo("m");
    assertThat(transformed(pool.not(s(Symbol.YES)))).isEqualTo("n");
  }

  @Test
  void comparisonsOfBoolsAreResolved() {
    assertThat(transformed(pool.compare(Kind.EQUAL, a, Symbol.NO))).isEqualTo("!A");
    assertThat(transformed(pool.compare(Kind.UNEQUAL, a, Symbol.NO))).isEqualTo("A");
    assertThat(transformed(pool.compare(Kind.EQUAL, t, Symbol.NO))).isEqualTo("T=n");
    assertThat(said).isEmpty();
    assertThat(transformed(pool.compare(Kind.EQUAL, a, Symbol.MOD))).isEqualTo("n");
    assertThat(said).containsExactly("boolean symbol A tested for 'm'? test forced to 'n'");
  }

  @Test
  void repetitionsAreDropped() {
    assertThat(reduced(and(and(s(a), s(b)), s(a)))).isEqualTo("B && A");
    assertThat(reduced(or(s(a), pool.not(s(a))))).isEqualTo("y");
    assertThat(reduced(and(or(s(a), s(b)), or(s(b), s(a))))).isEqualTo("A || B");
    assertThat(reduced(and(s(Symbol.YES), s(a)))).isEqualTo("A");
  }

  @Test
  void comparisonsOfTristatesAreJoined() {
    Expr yes = pool.compare(Kind.EQUAL, t, Symbol.YES);
    Expr module = pool.compare(Kind.EQUAL, t, Symbol.MOD);
    Expr notNo = pool.compare(Kind.UNEQUAL, t, Symbol.NO);
    Expr notModule = pool.compare(Kind.UNEQUAL, t, Symbol.MOD);
    assertThat(reduced(or(yes, module))).isEqualTo("T!=n");
    assertThat(reduced(and(notNo, notModule))).isEqualTo("T=y");
    assertThat(reduced(and(s(t), notModule))).isEqualTo("T=y");
    assertThat(reduced(and(yes, pool.compare(Kind.UNEQUAL, t, Symbol.YES)))).isEqualTo("n");
  }

  @Test
  void parenthesesArePrintedWhereNeeded() {
    assertThat(ExprPrinter.print(and(or(s(a), s(b)), pool.not(and(s(a), s(t))))))
        .isEqualTo("(A || B) && !(A && T)");
    assertThat(ExprPrinter.print(null)).isEqualTo("y");
    assertThat(ExprPrinter.print(pool.compare(Kind.RANGE, a, b))).isEqualTo("[A B]");
  }

  @Test
  void aDependencyIncludesAnother() {
    Expr needed = Objects.requireNonNull(simplifier.transform(simplifier.notNo(s(b))));
    Expr wide =
        Objects.requireNonNull(simplifier.transform(simplifier.notNo(and(or(s(a), s(t)), s(b)))));
    assertThat(simplifier.includes(wide, needed)).isTrue();
    assertThat(simplifier.includes(needed, wide)).isFalse();
  }
}
