#include "server/platform/metrics/metrics.hpp"

#include "common/base/check.hpp"

#include <mutex>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <sstream>

namespace narae::metrics {

namespace {

struct ReadGauge {
    Gauge gauge;
    std::function<double()> read;
};

/// A name of another kind or a wrong one is a programmer's mistake; the library throws.
template <class Make>
auto& made(Make make)
{
    try {
        return make();
    } catch (const std::exception&) {
        check(false, "a metric has one kind and a proper name");
        throw;
    }
}

} // namespace

struct Registry::Implementation {
    prometheus::Registry registry;
    std::mutex mutex;
    std::vector<ReadGauge> readGauges;
};

void Counter::add(double by) const
{
    counter_->Increment(by);
}

void Gauge::set(double value) const
{
    gauge_->Set(value);
}

void Gauge::add(double by) const
{
    gauge_->Increment(by);
}

void Histogram::observe(double value) const
{
    histogram_->Observe(value);
}

std::vector<double> secondsBounds()
{
    return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

std::vector<double> countBounds()
{
    return {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
}

Registry::Registry() : implementation_(std::make_unique<Implementation>()) {}
Registry::~Registry() = default;

Counter Registry::counter(const std::string& name, const std::string& help, const Labels& labels)
{
    return Counter(made([&]() -> prometheus::Counter& {
        return prometheus::BuildCounter().Name(name).Help(help).Register(implementation_->registry).Add(labels);
    }));
}

Gauge Registry::gauge(const std::string& name, const std::string& help, const Labels& labels)
{
    return Gauge(made([&]() -> prometheus::Gauge& {
        return prometheus::BuildGauge().Name(name).Help(help).Register(implementation_->registry).Add(labels);
    }));
}

Histogram Registry::histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                              const Labels& labels)
{
    return Histogram(made([&]() -> prometheus::Histogram& {
        auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(implementation_->registry);
        return family.Add(labels, bounds);
    }));
}

void Registry::gaugeOf(const std::string& name, const std::string& help, const Labels& labels,
                       std::function<double()> read)
{
    const Gauge made = gauge(name, help, labels);
    const std::scoped_lock lock(implementation_->mutex);
    implementation_->readGauges.push_back({made, std::move(read)});
}

std::string Registry::text() const
{
    {
        const std::scoped_lock lock(implementation_->mutex);
        for (const ReadGauge& each : implementation_->readGauges)
            each.gauge.set(each.read());
    }
    std::ostringstream out;
    prometheus::TextSerializer().Serialize(out, implementation_->registry.Collect());
    return std::move(out).str();
}

} // namespace narae::metrics
