// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/theme/theme.h"

#include <QFrame>

#include <optional>

namespace widgets {

/// A ground with a hairline around it for what belongs together, with a stripe in a color on top
/// where there is one.
class Card : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Card)

public:
    explicit Card(QWidget* parent = nullptr, std::optional<theme::Tone> stripe = std::nullopt);

    static constexpr int stripeHeight = 4;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const std::optional<theme::Tone> m_stripe;
};

} // namespace widgets
