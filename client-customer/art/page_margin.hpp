#pragma once

#include <algorithm>

namespace narae::customer {

/// What a page of the customer app leaves free at its left and right: 96 at 1280, less in a narrow window; in a wide
/// one the content grows by half of what there is more, up to 1360.
constexpr int pageMargin(int pageWidth)
{
    const int content = pageWidth <= 1280 ? pageWidth - 2 * std::clamp((pageWidth - 1088) / 2, 48, 96)
                                          : std::min(1360, 1088 + (pageWidth - 1280) / 2);
    return (pageWidth - content) / 2;
}

} // namespace narae::customer
