#pragma once

#include "client-customer/art/scene.hpp"

#include <QColor>
#include <QLinearGradient>
#include <QRectF>

class QPainter;

namespace narae::customer {

/// Where the land meets the sea or the ground, as a share of a picture's height.
constexpr double kHorizon = 0.80;

/// The palette of the pictures, which is not the theme's.
namespace tint {
constexpr QRgb kSkyTop = 0xFFCFE0FB, kSkyMiddle = 0xFFEAF1FD, kSkyLow = 0xFFFFF1DC;
constexpr QRgb kFar = 0xFF7F9FD6, kFarLow = 0xFFB9CDEF;
constexpr QRgb kNear = 0xFF5F8F8A, kNearLow = 0xFF8FB8AE;
constexpr QRgb kSea = 0xFF8FB2EA, kSeaLow = 0xFF5E8BDB;
constexpr QRgb kSun = 0xFFFFDDA8, kSnow = 0xE6FFFFFF, kCloud = 0xCCFFFFFF;
} // namespace tint

/// From `top` to `bottom` down the span of y.
QLinearGradient downwards(double fromY, double toY, QRgb top, QRgb bottom);

/// Land and weather of a picture that fills `at`.
void paintSky(QPainter& painter, const QRectF& at);
void paintScenery(QPainter& painter, const QRectF& at, const SceneThing& thing);
/// A landmark that stands on the horizon of `at`.
void paintLandmark(QPainter& painter, const QRectF& at, const SceneThing& thing);

} // namespace narae::customer
