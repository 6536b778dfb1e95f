#include "tests/bench/figures.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

namespace narae::bench {

namespace {

double medianOf(std::vector<double> values)
{
    check(!values.empty(), "there is something to take the median of");
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// With as many digits as the figure is worth.
std::string text(double value)
{
    char out[32];
    const int digits = value >= 1000 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4;
    std::snprintf(out, sizeof out, "%.*f", digits, value);
    return out;
}

std::string barText(const Row& row)
{
    if (row.bar.sense == Bar::Sense::None) return "";
    return std::string(row.bar.sense == Bar::Sense::AtLeast ? ">= " : "<= ") + text(row.bar.bound) +
           (row.met() ? "  met" : "  missed");
}

nlohmann::json jsonOf(const Row& row)
{
    nlohmann::json json{{"name", row.series.name},
                        {"value", row.series.median()},
                        {"unit", row.series.unit},
                        {"least", row.series.least()},
                        {"most", row.series.most()},
                        {"rounds", row.series.values.size()},
                        {"ratio", nullptr},
                        {"against", nullptr},
                        {"bar", nullptr}};
    if (!row.against.empty()) {
        json["ratio"] = row.ratio;
        json["ratioLeast"] = row.ratioLeast;
        json["ratioMost"] = row.ratioMost;
        json["against"] = row.against;
    }
    if (row.bar.sense != Bar::Sense::None) {
        json["bar"] = {{row.bar.sense == Bar::Sense::AtLeast ? "atLeast" : "atMost", row.bar.bound},
                       {"of", row.against.empty() ? "value" : "ratio"},
                       {"met", row.met()}};
    }
    return json;
}

/// The same table for a page.
std::string markdownOf(const std::string& title, const std::vector<Row>& rows, const std::vector<std::string>& notes)
{
    std::string page = "**" + title + "**\n\n| | median | least .. most | ratio (least .. most) | bar |\n" +
                       "|---|---:|---|---|---|\n";
    for (const Row& row : rows) {
        page += "| " + row.series.name + " | " + text(row.series.median()) + " " + row.series.unit + " | " +
                text(row.series.least()) + " .. " + text(row.series.most()) + " | ";
        if (!row.against.empty())
            page += text(row.ratio) + " × " + row.against + " (" + text(row.ratioLeast) + " .. " + text(row.ratioMost) +
                    ")";
        page += " | " + barText(row) + " |\n";
    }
    page += "\n";
    for (const std::string& note : notes)
        page += note + "\n";
    return page;
}

} // namespace

double Series::median() const
{
    return medianOf(values);
}

double Series::least() const
{
    return *std::min_element(values.begin(), values.end());
}

double Series::most() const
{
    return *std::max_element(values.begin(), values.end());
}

bool Row::met() const
{
    check(bar.sense != Bar::Sense::None, "the row has a bar");
    const double figure = against.empty() ? series.median() : ratio;
    return bar.sense == Bar::Sense::AtLeast ? figure >= bar.bound : figure <= bar.bound;
}

Row alone(Series series, Bar bar)
{
    Row row;
    row.series = std::move(series);
    row.bar = bar;
    return row;
}

Row compare(const Series& series, const Series& other, Bar bar)
{
    check(series.values.size() == other.values.size(), "both were measured in every round");
    std::vector<double> ratios;
    for (std::size_t round = 0; round < series.values.size(); ++round)
        ratios.push_back(series.values[round] / other.values[round]);
    const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
    return {series, other.name, medianOf(ratios), *least, *most, bar};
}

void report(const std::string& title, const std::vector<Row>& rows, const std::filesystem::path& file,
            const std::vector<std::string>& notes)
{
    std::printf("\n%s\n%-48s %9s %-10s  %-20s %-20s %s\n", title.c_str(), "", "median", "unit", "least .. most",
                "ratio, least .. most", "bar");
    nlohmann::json out = nlohmann::json::array();
    for (const Row& row : rows) {
        const std::string spread = text(row.series.least()) + " .. " + text(row.series.most());
        std::string ratio;
        if (!row.against.empty()) ratio = text(row.ratio) + ", " + text(row.ratioLeast) + " .. " + text(row.ratioMost);
        std::printf("%-48s %9s %-10s  %-20s %-20s %s\n", row.series.name.c_str(), text(row.series.median()).c_str(),
                    row.series.unit.c_str(), spread.c_str(), ratio.c_str(), barText(row).c_str());
        if (!row.against.empty()) std::printf("%-48s\n", ("  against " + row.against).c_str());
        out.push_back(jsonOf(row));
    }
    for (const std::string& note : notes)
        std::printf("  %s\n", note.c_str());
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << out.dump(2) << '\n';
    std::ofstream(std::filesystem::path(file).replace_extension(".md")) << markdownOf(title, rows, notes);
    std::printf("\n%s\n", file.c_str());
    std::fflush(stdout);
}

} // namespace narae::bench
