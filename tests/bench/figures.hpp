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

/// One line of the table: a contestant, and how it compares with another in the same run.
struct Row {
    Series series;
    std::string against; ///< the name of the contestant it is compared with; empty: with none
    /// The medians of the pairwise ratios (this / other, round by round), so that a machine whose speed drifts does no
    /// harm.
    double ratio = 0;
    double ratioLeast = 0;
    double ratioMost = 0;
};

/// The row of `series` against `other`, round by round. REQUIRES: as many values.
Row compare(const Series& series, const Series& other);

/// Prints the table, writes the rows as JSON to `file`, and prints its path.
void report(const std::string& title, const std::vector<Row>& rows, const std::filesystem::path& file);

} // namespace narae::bench
