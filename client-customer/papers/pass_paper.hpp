#pragma once

#include "client-customer/papers/pass_facts.hpp"

#include <QByteArray>
#include <vector>

class QPagedPaintDevice;

namespace narae::customer {

/// Boarding passes on paper, a page for each passenger. False when the device cannot be drawn on.
bool drawPasses(QPagedPaintDevice& device, const std::vector<PassFacts>& passes);
/// The same as a PDF: its texts can be found, its fonts are within, its code is drawn of vectors.
QByteArray passesAsPdf(const std::vector<PassFacts>& passes);

} // namespace narae::customer
