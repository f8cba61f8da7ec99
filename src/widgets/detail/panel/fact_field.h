// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace widgets {

class PlainLabel;

/// A value under its title, which is read out with it; it can be copied.
class FactField final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactField)

public:
    explicit FactField(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    [[nodiscard]] QString title() const;
    void setValue(const QString& value);
    [[nodiscard]] QString value() const;
    void setValueToolTip(const QString& text);
    /// Its menu offers to narrow a list to the same value.
    void setFilterOffered(bool offered) { m_isFilterOffered = offered; }

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);
    void filterRequested();

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void updateAppearance();

    PlainLabel* m_title;
    PlainLabel* m_value;
    bool m_isFilterOffered = false;
};

} // namespace widgets
