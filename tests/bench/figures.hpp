#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace narae::bench {

/// Measurements of one contestant, taken in turn with those of the others.
struct Series {
    std::string name;
    std::string unit;
    std::vector<double> values;

    double median() const;
    double least() const;
    double most() const;
};

/// What the project wants of a figure.
struct Bar {
    enum class Sense { None, AtLeast, AtMost };
    Sense sense = Sense::None;
    double bound = 0; ///< of the ratio where the row has one, else of the value

    static Bar atLeast(double bound) { return {Sense::AtLeast, bound}; }
    static Bar atMost(double bound) { return {Sense::AtMost, bound}; }
};

/// One line of the table: a contestant, and how it compares with another in the same run.
struct Row {
    Series series;
    std::string against; ///< the name of the contestant it is compared with; empty: with none
    /// The medians of the pairwise ratios (this / other, round by round), so that a machine whose speed drifts does no
    /// harm.
    double ratio = 0;
    double ratioLeast = 0;
    double ratioMost = 0;
    Bar bar = {};

    /// REQUIRES: it has a bar.
    bool met() const;
};

/// The row of a series that is compared with none.
Row alone(Series series, Bar bar = {});

/// The row of `series` against `other`, round by round. REQUIRES: as many values.
Row compare(const Series& series, const Series& other, Bar bar = {});

/// Prints the table, writes the rows as JSON to `file` and the table as Markdown beside it, and prints the JSON's path.
/// `notes` stand under the table and say what was measured how.
void report(const std::string& title, const std::vector<Row>& rows, const std::filesystem::path& file,
            const std::vector<std::string>& notes = {});

} // namespace narae::bench
