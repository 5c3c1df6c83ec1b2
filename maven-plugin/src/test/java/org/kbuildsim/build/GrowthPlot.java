package org.kbuildsim.build;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** Milliseconds a module against the number of modules, both axes logarithmic, as a picture. */
final class GrowthPlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final int MARGIN = 70;
  private static final List<Color> COLOURS =
      List.of(new Color(0x1f77b4), new Color(0xd62728), new Color(0x7fb2d9), new Color(0xe98c8d));

  private final Map<String, TreeMap<Integer, Double>> series = new LinkedHashMap<>();

  void add(String name, int modules, double milliseconds) {
    series.computeIfAbsent(name, k -> new TreeMap<>()).put(modules, milliseconds);
  }

  void write(Path file) throws IOException {
    System.setProperty("java.awt.headless", "true");
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D to = image.createGraphics();
    to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    to.setColor(Color.WHITE);
    to.fillRect(0, 0, WIDTH, HEIGHT);
    axes(to);
    int index = 0;
    for (Map.Entry<String, TreeMap<Integer, Double>> each : series.entrySet()) {
      to.setColor(COLOURS.get(index % COLOURS.size()));
      line(to, each.getValue());
      to.drawString(each.getKey(), WIDTH - 260, MARGIN + 18 * index++);
    }
    to.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private void axes(Graphics2D to) {
    to.setColor(Color.DARK_GRAY);
    to.drawString("ms a module, wall time, -j2", 10, 30);
    to.drawString("modules", WIDTH - MARGIN, HEIGHT - 15);
    for (int modules : new int[] {10, 100, 1000, 10000}) {
      to.drawLine(x(modules), HEIGHT - MARGIN, x(modules), HEIGHT - MARGIN + 6);
      to.drawString(String.valueOf(modules), x(modules) - 12, HEIGHT - MARGIN + 22);
    }
    for (double time : new double[] {0.01, 0.1, 1, 10, 100}) {
      to.setColor(Color.LIGHT_GRAY);
      to.drawLine(MARGIN, y(time), WIDTH - MARGIN, y(time));
      to.setColor(Color.DARK_GRAY);
      to.drawString(String.valueOf(time), 15, y(time) + 5);
    }
  }

  private static void line(Graphics2D to, SortedMap<Integer, Double> points) {
    to.setStroke(new BasicStroke(2));
    int lastX = -1;
    int lastY = -1;
    for (Map.Entry<Integer, Double> point : points.entrySet()) {
      int x = x(point.getKey());
      int y = y(point.getValue());
      to.fillOval(x - 4, y - 4, 8, 8);
      if (lastX >= 0) {
        to.drawLine(lastX, lastY, x, y);
      }
      lastX = x;
      lastY = y;
    }
  }

  private static int x(double modules) {
    return (int) (MARGIN + (Math.log10(modules) - 1) / 3 * (WIDTH - 2 * MARGIN));
  }

  private static int y(double time) {
    return (int) (HEIGHT - MARGIN - (Math.log10(time) + 2) / 4 * (HEIGHT - 2 * MARGIN));
  }
}
