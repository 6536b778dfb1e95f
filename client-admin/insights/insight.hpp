#pragma once

#include <QString>
#include <QVariantMap>

#include <optional>
#include <variant>
#include <vector>

namespace narae::admin {

/// Where a bar or a row of its table leads: a page of the app and what it shall show.
struct Lead {
    QString page; ///< empty: nowhere
    QVariantMap where;
};

enum class Tone { Context, Message, Warning };

struct InsightBar {
    QString label;
    QString value;   ///< beside or above it; may be empty
    QString readout; ///< what hovering or the arrow keys show
    double size = 0;
    Tone tone = Tone::Context;
    Lead lead;
    bool gapBefore = false; ///< others are left out between this and the one before
};

/// A number among the bars that they are held against.
struct InsightReference {
    double size = 0;
    QString label;
    QString value;
};

/// Bars that belong together, and what they come to.
struct InsightBracket {
    int first = 0, last = 0;
    QString text;
};

/// Two courses over the days before departure; each point is a day, the earliest first.
struct InsightCurve {
    struct Point {
        int daysBefore = 0;
        double share = 0;
        std::optional<double> average;
        QString head, body; ///< the readout's two lines
    };

    std::vector<Point> points;
    int daysMost = 0; ///< where the axis begins; it ends with the departure
    QString ownLabel, averageLabel;
    Lead lead;
};

struct InsightColumn {
    QString key; ///< in files
    QString head;
    bool isNumber = false;
    bool onlyInFiles = false; ///< the same in every row
};

struct InsightCell {
    QString text;
    std::variant<QString, qint64> raw; ///< in files, and what it is sorted by
};

/// One chart: a message, what it is measured in, and the same numbers as bars (or a curve) and as a table. Texts are in
/// the app's language; another language is another Insight.
struct Insight {
    QString title;
    QString measure;
    /// Filled when there is nothing to draw: why.
    QString nothing;
    std::vector<InsightBar> bars;
    std::optional<InsightReference> reference;
    std::optional<InsightBracket> bracket;
    std::optional<InsightCurve> curve;
    std::vector<InsightColumn> columns;
    struct Row {
        std::vector<InsightCell> cells;
        Lead lead;
    };
    std::vector<Row> rows;
};

} // namespace narae::admin
