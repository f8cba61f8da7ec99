// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/theme/theme.h"

#include <QWidget>

#include <optional>

namespace widgets {

/// A bar of progress with its number beside it. Numbers outside 0 to 100 are written as they came
/// and drawn as far as they can be.
class PercentBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PercentBar)

public:
    explicit PercentBar(QWidget* parent = nullptr);

    void setPercent(std::optional<double> percent);
    void setTone(theme::Tone tone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// In pixels, of what is written beside the bar.
    [[nodiscard]] int numberWidth() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_percent;
    theme::Tone m_tone = theme::Tone::Info;
};

} // namespace widgets
