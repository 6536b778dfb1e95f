#include "tests/bench/figures.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

namespace narae::bench {

namespace {

double medianOf(std::vector<double> values)
{
    check(!values.empty(), "there is something to take the median of");
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
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

Row compare(const Series& series, const Series& other)
{
    check(series.values.size() == other.values.size(), "both were measured in every round");
    std::vector<double> ratios;
    for (std::size_t round = 0; round < series.values.size(); ++round)
        ratios.push_back(series.values[round] / other.values[round]);
    const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
    return {series, other.name, medianOf(ratios), *least, *most};
}

void report(const std::string& title, const std::vector<Row>& rows, const std::filesystem::path& file)
{
    std::printf("\n%s\n%-46s %12s %-12s %-23s %s\n", title.c_str(), "", "median", "unit", "least .. most",
                "ratio (least .. most)");
    nlohmann::json out = nlohmann::json::array();
    for (const Row& row : rows) {
        std::printf("%-46s %12.1f %-12s %10.1f .. %-10.1f", row.series.name.c_str(), row.series.median(),
                    row.series.unit.c_str(), row.series.least(), row.series.most());
        nlohmann::json json{{"name", row.series.name},   {"value", row.series.median()},
                            {"unit", row.series.unit},   {"least", row.series.least()},
                            {"most", row.series.most()}, {"rounds", row.series.values.size()},
                            {"ratio", nullptr},          {"against", nullptr}};
        if (!row.against.empty()) {
            std::printf(" %.2f (%.2f .. %.2f) x %s", row.ratio, row.ratioLeast, row.ratioMost, row.against.c_str());
            json["ratio"] = row.ratio;
            json["against"] = row.against;
        }
        std::printf("\n");
        out.push_back(std::move(json));
    }
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << out.dump(2) << '\n';
    std::printf("\n%s\n", file.c_str());
}

} // namespace narae::bench
