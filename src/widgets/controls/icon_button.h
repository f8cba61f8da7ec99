// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace widgets {

/// A flat button with an icon of ours, repainted when the palette changes; its name is its tool tip
/// too.
class IconButton final : public QToolButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IconButton)

public:
    IconButton(QString icon, const QString& name, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();

    const QString m_icon;
};

} // namespace widgets
