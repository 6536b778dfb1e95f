#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
} // namespace prometheus

/// What the operator watches: counters, gauges and histograms, read as text in Prometheus' exposition format.
/// Names are `narae_<part>_<what>_<unit>`, counters end in `_total`. Labels have few values, never an id.
namespace narae::metrics {

using Labels = std::map<std::string, std::string>;

/// A number that only grows. A handle, cheap to copy; its registry outlives it. Any thread.
class Counter {
public:
    void add(double by = 1) const;

private:
    friend class Registry;
    explicit Counter(prometheus::Counter& counter) : counter_(&counter) {}
    prometheus::Counter* counter_;
};

/// A number that goes up and down. A handle, as Counter.
class Gauge {
public:
    void set(double value) const;
    void add(double by) const;

private:
    friend class Registry;
    explicit Gauge(prometheus::Gauge& gauge) : gauge_(&gauge) {}
    prometheus::Gauge* gauge_;
};

/// How values spread: counts of those up to each bound. A handle, as Counter.
class Histogram {
public:
    void observe(double value) const;

private:
    friend class Registry;
    explicit Histogram(prometheus::Histogram& histogram) : histogram_(&histogram) {}
    prometheus::Histogram* histogram_;
};

/// Bounds for how long something took, in seconds: half a millisecond to ten seconds.
std::vector<double> secondsBounds();
/// Bounds for how many: 1, 2, 4 ... 1024.
std::vector<double> countBounds();

/// All metrics of a process. Asking for the same name and labels again answers the same one. Any thread.
/// REQUIRES: a name is of one kind, and made as Prometheus asks ([a-z_]+).
class Registry {
public:
    Registry();
    ~Registry();

    Counter counter(const std::string& name, const std::string& help, const Labels& labels = {});
    Gauge gauge(const std::string& name, const std::string& help, const Labels& labels = {});
    Histogram histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                        const Labels& labels = {});
    /// A gauge that is read when somebody looks: the length of a queue. `read` is called by any thread, and until the
    /// registry is gone.
    void gaugeOf(const std::string& name, const std::string& help, const Labels& labels, std::function<double()> read);

    /// Everything, as text/plain; version=0.0.4.
    std::string text() const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace narae::metrics
