// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/formats/document/inflater.h"

#include <QByteArray>
#include <QUrl>

#include <memory>
#include <vector>

namespace sources {

/// Undoes the codings that a body comes in. Not left to Qt, which takes a body that is cut, or that
/// is no deflated data at all, for a whole one.
class BodyDecoder {
public:
    /// Of what the head says. Bodies in codings that are not known stay as they are.
    BodyDecoder(const QByteArray& contentEncoding, const QByteArray& transferEncoding);

    /// It is not known how to undo one of them.
    [[nodiscard]] bool hasUnknownCoding() const { return !m_unknown.isEmpty(); }

    /// More may come out of a piece than there is in it.
    [[nodiscard]] bool isUnpacking() const { return !m_layers.empty(); }

    enum class Fault { None, Damaged, Cut, TooLarge, UnknownCoding };
    /// What comes out of the next piece is added. TooLarge: there are more than `most` bytes then.
    [[nodiscard]] Fault decode(const QByteArray& piece, QByteArray& to, qint64 most);
    /// What is to be said of the body as a whole, of which this came out.
    [[nodiscard]] Fault finish(const QByteArray& body) const;
    /// Of the server at this address.
    [[nodiscard]] deployment::Error errorOf(Fault fault, const QUrl& url) const;

private:
    struct Layer {
        bool isDeflate = false; ///< with the frame of zlib, or as many servers have it, without
        formats::Packing packing = formats::Packing::Gzip;
        QByteArray beginning; ///< that has yet to say which one it is
        std::unique_ptr<formats::Inflater> inflater;

        [[nodiscard]] Fault decode(QByteArray piece, QByteArray& to, qint64 most);
        void begin();
        /// A checksum says whether it is right.
        [[nodiscard]] bool isProven() const;
    };

    void addCodings(const QByteArray& field);

    std::vector<Layer> m_layers; ///< the outermost one last
    QByteArray m_unknown;
    bool m_hasBegun = false;
};

} // namespace sources
