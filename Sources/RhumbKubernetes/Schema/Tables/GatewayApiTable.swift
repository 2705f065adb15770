// swift-format-ignore-file
// Made by scripts/make-schemas. Don't edit.

/// The structure of gateway-api's custom resources.
extension PackedTable {
  static let gatewayApi: [CustomTable] = [
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "BackendTLSPolicy", size: 2381,
      base64: """
        eNrtVktz2kAM/i+bHGxq82gapvHFw+TSTDuZTjLtoQ50NraALfba3V0TKOG/V+sHYOyShrQzPfSEtJJWn6RvhVdE+nECxCHXNAKZUB8CYpE5\
        CMliLonjrQhHCzrMe2iQ/hQiSpwVSQTGCcVAao0m7HMeozW1zK6USjA+IWuLzBgPGg0RKBpQRXeM8f038JU2ygT8eqo4UTk0zBoETCs0/Fhx\
        iejiA/CJmhLnTfeij2kYLw+6VgMKuti9oNe36mAUFRNQNzDOMjAFkaxjm4g4TfYQvD4/s0hClQKBzSGj08eRR+0fXftiaHh2IbXKI9M17u7a\
        Bx3M1imxft3jndT9s0rpvQoOfeHA/lLkQGmTppBNtzFPTod6idVEtTCJfcRRXf9W9B7MP9wrRCPge8oEct3xiqEVDSzqGzYwACFf5WPv5ZQq\
        tY0vFYIu8YqFPUvvET8okHbIpLJLBxVHzNeXzWnIkPjFg6myyKeXWhkznyr4z7jjGPfiIb89ZqzTWCr+D1Ac31ua1TQIVbbZD1DoKMwIq4XI\
        TPevgM8PVgR4GunpvSshWuTTzdXO4LYhqWDPK8DwRk7HPRm+Mh3T6HRQ1VrLNFHKBATvopyducaJ0da/T26TzHqYWefHMOsBwvA9jx/45WBn\
        O8jn1Xy7lAjh0Xjp0LBb+GSLA8/eyF/bw1XX6vfWyIutg2k+vYQ3JKy3br/B2z/iyhpt6rlUVKWy/nGx1/FEgAQxBzvlM91ie8wgDDBOiRT2\
        82dfJQ0oh+ufqnz5NA==
        """),
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "GRPCRoute", size: 9380,
      base64: """
        eNrtWt1v0zAQ/1swA9YuqfqxVqwvEw8TILE9DIkHmg55yTU1bZxgO/1gK387l6TpV9K0nYqYwH2KY/vu/Ls7/+7UPBBp+wGQNrmhHsiA2uAQ\
        g4xASOZzSdqdB8JxBheMajgh7T54lLQfSCBwn1AMZDSiAfuS7IlGahqLlEow7pKZQQaMO7kTHijqUEVXJv3772CraFIGYGdV9X2pIpPiAVPg\
        xQ8enXwC7qo+adebDRTMeDquGSSgSoFA28jdqWWVLatSuuxQ82fVvOiedsz5Uzl9VbrEVZXCBaXyCcKRPQ+dfExMqrUW01QIOsXVE3MQ3qMZ\
        oECaQyaVmS5QvsfsaH9ABXB1C731060j4Ao/DKIHB3o0HCqU4FIFYzqtoOyxLxButzJ4KyvMJ0YGmhUwTh7v/ggMqb+XBr5PDFw3p1XkqEjJ\
        O/PrXC8+LVTPn0uXubqTcN0VEbnb4vjf2LvTxq3Y5FoX+EJFGnq+8GgEDOOqUU9gYV7oocJms9GMdSbjpbG4FFwQcWpgimCy3ex11n0Nfpq3\
        0RoBP0Im8OZodxL4u0Y2m5ep0ag/JTVEOISirLin9gC4syN3emyIWBStgIkCHt1kKKkg9/5iVj3LDNoIgwSnuc3G9qiI9oBUH4A6IK59h/UY\
        RniWXxynwGW5BreKkEEAErRfvDx59fpN+cyyzMrdN8uatKqPv7pnubiM6DDc1HNevWgdhkxsbCqsOFH24hCPBuYApnI1+bamEy5OUPf8Eawh\
        eiQqk5BQNyjtr2P5a7Y9b66ZEL4ougz3Kh+eS5XwGcSI2aCrhGNUCfsSc0/QuJjIRooDHNmXIweLNT/VqlUjx7bCioWHHohU0va91d3nWAjK\
        Owxab2MFXQxebP8BKleyKZ/DZIDNEmgS0ySm/XUAiSUvsOTmUR52yG1+Ihk4kVclLt7PWdAgV6u1e3cXKPHsEcDItCqaYf+XPnwMzO2rdXI0\
        ipkn+h1GeLs76qeFqe6FdS+sywhdRuheWDO17oV1L6x7YU1imsR0L3zUJgOvHbtf+MddPz6J/PvhlbpgycFXE6QDXJo6JR3fghsOqbiaBHjf\
        xV89dP/p68UD1fedrGOW71eOWKvWz3PQkPN6Zq/Fx3VFNt9mhTi2zp8S6fx5/Bl/5AzOkygVVaHMfrOzIS7yCDodzJAPuD/mJt5UQwf3KRHC\
        ZpjHH/tkw3vWnf0G1FH4ug==
        """),
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "Gateway", size: 14754,
      base64: """
        eNrtWW1v2zYQ/i0Tsi1OLS9pEiPNMARBsGEBgjbohn6YrRa0dLY1y6RKUk68xP3tPerFpiQqtrMUKVrqE9/veC/PHXV3jvBZDM6p85pMQcTE\
        h8BpOzPgImRUOKe9O4fiDC6YHeCE8McwJc7pnRNz3MdlCEL1SBy+y/aonpynRwrJQzpyFm1nEtLAODEFSQIiiTbJBv+CL9WkiME3kAoCDkJk\
        nVDCNG0wCm+GKbvl1dmhdw7QZIrTzuX1ebbf8ZDCjERJOk3oPN8+ZHxKJPIRxrMj5KI80nUW3mKhRs1kKJNN1PDz2g3bAhiSJFI0VjtQOOT2\
        CuhIjp3Tl8eH2A9p0T/Ak4iUwFHezvs/mZBKS/fL3fdKnUHR6RH3v333lbfbc/PWXjHUOtvt9zsPLmjt9fu/9M7df7IR7PT7bufDpx9/2Pnp\
        593W3ov2r7+dei92kOOafpcCrt6lsnLRrqsft1xm6j3oLqcJ52SOlG7dSTLA64ME4UahkG6xQLJp6Kv9JIrYDQRXOAkUjbNuSrSweVFSAqqc\
        s6nyCbQqdVJ5VzapKy1d115q/TyKsPcXRHgRxlVTeVA7W+YZpCSKpTUO0fD88e+3sVJj5pCazZeXTmBudDG1huSHm/VTPrW2ZlvJ4xYOH5OQ\
        I5SgNBRfGheeQdPb6zaVyxUZQFRgQihRPiS6NvhX/S4F6dpIhfiUxIbbrTsEB0ZEwg2ZX0REiNcpft6tcecaqyEdcoLdxJcJBwMOUgQbIgur\
        aBKBRvVo/1W3RHbfQBbX6wdorre6XbRW8BrV7mGVpoZcu7srYPF67rL9oePttc60udaZEV8q3J4YmI0JRwUgQfEWhnUxjjhLYpN6NC537t//\
        Xwg1cl+ExWZplXFeHYgiyWlga0kmbzdIiT7GAitunMkp5zk/0tvIFyIdgBvAK8fqtyyRNTAuo3QOzSmkLmrYrLh7iM5S2yvwzl21gx5/wzge\
        MOpMTkQnZIYI/M3YRBWjFVHvwRh88hiYXhdgMy2uD7B5AH04wNrI+j1E1nGe667HMz3M9PuYxHYwonwJl92anS/CRcx45lrL5wqVhy8zEAun\
        ynG6x8eHxylbWX+F+bgURsBzV5TMZ1HtQsfrQWjFshmHnvYh0vDkkJHBhX3VHIY+Yj1mAVtGiOcNBBoKgs9Blrn5evIFDe23jV+NolkfuRry\
        ED1ydY8ehYMsqDzN/waOt0AL0iKRPnaNub4co/mMxsZYxOJnSNaNoFoTYI4emvevFymyVjzPN5CvwnuMV0LXWaMWcHGjJw+IP4HMMyouHoVA\
        5UXJ0a17f5vubUoMMGvEKGayDC3vLE9gjhYG6RPaYE7kYvuYYd+QX4PRbPZUrf5g3A7PNogX5+pN+06Z2BsazcvPl/JEOnBJBfgJhz/wLaxA\
        zhBDKvesm+hmnoKWe50niw0G/US5pBHArdNZp/vunK5ySJ5tKf94gtxVz63Sk9fmVhV2CvE94ia1H936/z7T3YQkMhH1el+FZfVfBvgM3IRO\
        KLuh7jCESP3akzyBKhNpodDEvFa8HIAktoJpK5i2gmkrmPY/q61g2gqmrWDaCqatYNoKpo2stoJpK5i2gmlLHLaCaSuYtoJp3dtWMO0b0hZT\
        bAXTVjCt01mnsxXM56tgeovPAnb5wA==
        """),
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "GatewayClass", size: 2037,
      base64: """
        eNrtU8tOwzAQ/BasAk0bF8pLIghViCviwIEDSUBusm1NE8fYTnmE8u1s2hRFSXiJG+rN6931zox3MqKDRAJxyHmUagOK2GQGSvNEaOK4GREs\
        zrOzPiZ0MIGYEScjUmGTMhx0HjHJr5c9eWSeF+9po7gYk7lNplyEjYkYDAuZYaVkMryHwORJLSGojwoSYVQSRaAuF8AyErOnCxBjMyHO3uE+\
        PsrFKu7bRDKDpBAXuXUZfdmlx37bpcWps7qyBm3P631ZYHU8b8c9ozfLGww8j/bu3jY3WlvbbavTtU9OHb/bQplqPEPQgeLSFAKVEB8dNJRL\
        ppAbwtZXMKpLMFZJKpuYl7i2Xv9Mt5HJ6ivLFL7THDUrZuDpY0xxtgaNc8SPPrexTUsWwG8xfqpDAzqco+Ah5QpQCrf4jkKaArlvV/e50lRZ\
        43o97r9hJtV1a9jkiU7TIYLHFdFUKtCgZkBTMRXJo6AjDlGIfUalUB278FQTuJLPh2jKtdnXZl+b/Z+a3Z+/Aw+lkIE=
        """),
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "HTTPRoute", size: 28622,
      base64: """
        eNrtW+tz2kYQ/1uqui3YgoCxacwXj4eQODN+MNjphwLunGEBFb16OhlcQ//27kkIJBBCUDJ2mvXYRifdY7V7+/px+6I4HcsGpaLcMAMcm3Wg\
        q6jKE3BHs0xHqTRfFBOfYIenIj5wOgMwmFJ5UWyO47jQwJEtZmu/+WNkSzx7UzqCa2ZfmarKUDO7sQ8MEKzLBAs9tB7/hI6QDx0bOqtLDSxH\
        SJK8hibA8C4MNr4Csy8GSuX4tIQTa2bQLqqKzYQAjrQpD5lW67DVymfPmyz3dyF31s40c7Orw+BW9hx75RM7ZA8PkB2r78PGn32SiuX5Y8Y5\
        e8be49zQfUQyQICT0zVH5IIOwjK0jhxvMw6maEAv+nZRDvS55dryogs95uoCZ+gzASP2nMe5RxZHdvfzw/dOXrMUdYU1IWYcTB6+ChsCeS8I\
        /OQTGCWnnCQouchF7vfZung1X3p2nT2PXdvfrpt2ROwwb/8vjd1I41rexFJnW1zIFXoWN5hkjGaK0rHPFs1wDVzw9LR06q3ptxfEYlfoA/dU\
        A1UEle0m1bumJXg3aSM1HP5yNY6Wo9L02d9WV7V5oRql411Ug7u6v/3nm6opX1ygRfLtFL7mIGRH6tisc+hpY2nQmO7Km++Q3vYUyVujWo+s\
        MwSzu0EBe5qODE3q0bF4zF2m69aoioxCHdeY7oSofbQsHZgpX9TrdQmsu7xERMrlJCmjhvhC++HHg59+/uXwqNXK5R/+aLXG5cLkn/bRBttV\
        PkkvIAfEnOhrEAOrGyUaTLmJm8qn2j1Oc1m7+IAf9ds72ap/kf8/1K5q9zW8qN7e3NSq8tZt/f7z7c0dXt03LqryWf3ivnqJn4ehvRVH+tlu\
        lN9yra+Zu7mUzAO6lIPsJPOQGQhhZxxUlEqr9Q5/M5m5u8ksLBcKo30kb4asGd6ZYNdsppJpSmV7Kaqn0yzOdJDdu6xgbFsOfGs7DAdf9CFi\
        ANBMrtrRBLs5jTFLMBZgysAFdT7B1b6iE32TDnPJ6vt8mtGsrncCcgw4wt9711ZX62komFVD2e0mGNdYgve/W2c+I7LOSeGsvB1nPGKDyZL9\
        YqqQ0WB2bgjPTtjXrlUd7Oxz3bCeIMLRPUWuM92UHySvPclrul5vrjXOLZ4UtqTKFt5KUnAH/EnrACUF+0gK0sbhPc683GF1p2BYisG2iSE3\
        j8ipWChs6WiRc64BPJhp/djC5veYTxT3Mkh9B4PpZOZ59G+xZEibEnxYA7o4oCPWIxSvnZmp85QoSh8HW8c9/dHV9fqsQ4jMYuH4JGaq2SA/\
        o7qWaVe6cf6NRR7QWFpcDe6EZ25vstLe09gNsaf8WuJcEbplaI/TyA8nNgdxBBOuU7W60Ri1VMBsdzZJqVBUZbtUKOHfr/j3vp0uSuVohiwz\
        CNopcKLAieSVKnBaNT9xCYg0QrEKpgYDZpHXvD23/qrypXHVgBFHGWKjFk4nJaTRuIu1Fi7Xg0HkP96M/5jG3Unld/4r8E9R+vcC3Y9A6w9E\
        NMBWk6NX+bNd0LwZhN9tmxLyTcg3Id+EfBPyTcg3JXCUwBHyTTE1Id+EfBNyQcg3Id8UOFHgRMg3Id+EfG8BKc6P8EZP9qY+zbv2LO8gBuZ5\
        FSsTCHIR/tfGzFOgQLRBuwF9V2e8NrbR7XnVFO3/tZcxPNh072BpO0Gh50LYuLXUpd2yKsbIyGVZRh5uKdjFEu+iKWKsqYiz/miq+XOdcWZ8\
        Jwrgc+bbd9u7IcULc/o23KfQDLBckVRh4QUT3vNQcdbiG4DMYGJMnInhZLPYPpnGLsP3MMs0hS9c3gvIzKC1vYzipvdTqNUquKXppFYAf4Kc\
        aw5Na2TmMFTT5ddOgruwvL+98rk4Tx8q6XsEwaiuj+r6qK6P6vqoro9ON9DpBjrdQKcb6HQDnW4gkJ5AejrdQKcb6HQDnW6gb6fodAOdbqDA\
        iQInOt1ApxvodAPV9VGUTnV9hHwT8k3INyHfhHwT8k0JHMmLkG+KqQn5JuSbkAtCvgn5psCJ5EXIN/kPquujuj6q66O6Pqrro7o+quujur6v\
        V9fXnv4L8K1b1g==
        """),
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "ListenerSet", size: 3470,
      base64: """
        eNrtV99v2jAQ/l+sPpSOsNIW1PJS9WGaJlVT1U57GFDJTQ7wSOzMvkAZ7f++cxJoQpwCm6pp0t5s3/m+z/czWTLjqxhYj33mEZiY+xCwJpuB\
        NkJJw3r9JZMkIYVZmwTGn0DEWW/JYk33NAowdsdj8TW7Y3e4SE0a1EKO2XOTTYUMnIIIkAcceUGoHr6Dj1ZoYvCrUKEwCJLA7EYgRMZBJwzV\
        HIJblWB2EMCIJyHapVw9NBWMtIoI9M6+8Zkwy3Ys79dwxlolcck+G3OEOV+0JOBcaTIwbk3PTUso8l7EH69BjnHCeiedUwLjiKDJZez+4Om+\
        z72fx97F8LDv5auj1VHj8nAwaL2q0Dg6IIRazxegu4QcCbnatks8rMEr71uOQas1TL5uXDpwCEjDj0Royp5ePwMdNqsRJRafMk+er6Vca74g\
        k4/eNHkgFkAh82yQvZUCqkj49no5dIWYlqK4GcRMWIxRqtdkIJPI0r0KQ9rdQUgslbZLKx86vGlWOpVMiDj6kw+PsQaTV05t0kxh4awFq8Nz\
        4xXhjIcJlK1WdPZ16GbUwN5as3DFb/+QpX655g8QZoUZBALJPzy8Kfmk7i0r6MrJBnjEY8frthmhg4kymDW4ZaU8a4uEivGI6rFx+SYluzed\
        N2ERK52VltIUQxIJiacnWRMTkS2cbqdz2klpZfv22gqpwhh0XoqofBVWHtTZ3oReKLv70NOfPnwweN8nc/nJO6cfMHSUsG+XI+FTr7+F0Z4T\
        4u8OgkIXBF8Dltm8wWzYNaGd19Juv+/8qnXN9skly53fNbm6Z7/VB1UAZfd/AU2voAwqTKLi2Q03BieUPuOJcxapGFeDpq6rFpx2dnzRLbnt\
        2GGS9IsG2t0dWqjLgXn3KFT/dpcStXzX3sG/tt/TvDLFmNVGgZTTVsQ1SKR6/Ze/414IfswI/q/fHep3Q+vlF6KYFa4cNcgxMdW/k41ss599\
        oGfgJXIq1Vx6IwGh/XNAncAmevpb4+A4fP4F7d5tIw==
        """),
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "ReferenceGrant", size: 2498,
      base64: """
        eNrtlE1PwkAQhv/LhgOQrhGNJPZCPJoYjx4skCxlgBX2w90pgsh/d1paUmgx8eDBpKfOdGbnmdlp3x3zsbHAQvYsFHgrYpiygK3BeWm0Z2G0\
        Y5oilLDuUcDHC1CChTtmHZ1zKMGnnrDy5XAm9XCblfTopJ6zfcCWUk9rAwpQTAWKUtBM3iDGNOgtxFXUzBmVPiWC8tXw3JnEpoYSmyfQc1yw\
        8ObuNmBWIIKj/ti49TWOBP+85vejdsRzq1u86gzaw+HVjwmdbosu4+KYJXSfyErqwu2d9JEWfOCvOYOsIya3O4Naji529VvYxYFqMMRx8J5I\
        R19EGOX3ms9YbmEUVDdHPT0e1tPrZy0V3jFXOCe2VGfDl8mEOgQEz1fSIy8S0CgZp8XQNOuGuhFPQb9Y3x+v7Ayd/bDZGuu4HgUmvvr/n3Gs\
        Aw9uDTzRS20+NJ9JWE3pHLoEzomZcFRh+6AkZhNSnkbRGkVrFK1RtP+raKP9N7kKKJs=
        """),
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "TCPRoute", size: 2140,
      base64: """
        eNrtVUtv2kAQ/i+rHEKEEQ8Rtb5EPVWVqhxSqYcSIi32YLZmH5mdhaSU/96xDQlgk1d7yKE+7Xge3zfjb7wr4RPrQMTiUmrwTiaQirZYAHpl\
        jRfxaCUMezhg0WOHT2agpYhXwiHnISnwhSWd+l7lFBbdlyU9oTKZWLdFrkza6NBAMpUkd5x28hMSKpzeQVKHchLB0BVMS0sRaF8PytAGVxxS\
        mMowJ66bSYKlvO8YoKVFZpR18g++oyy3peXdVzAZzUTcHw7ajEEEyL2Im5PfNyMZ/epGH8eno2hzOtu+al2cXl93ngxonZ0wwtGRPBL8XBHc\
        p3PObLQyW7O3x60A+RT92ODy6QF6c25dNGJXX3RVa3sfqDGtlMhB7rMcj86mkZ2zSAXC1KKWxWCUoUG/GovSQTPgcDgYlpiV/UiWQyEDLNXD\
        KmI9Xr6o15cSftvXZjYIt0EhL1c8qsY/btcFzxy/VHoe9B/cErEUxV2UhwlzBAIfzZWnaBtAVqukyMcwh6e2YiKTHEz6+t15LyvyDXChWH//\
        V+SfrMgSVDajvRFz3PGivW757JTt1su+Xuy987Li1nqL8s372/LdZXum/79s/wC4+gs0QXqSFHz9rj3AcAieFw2iYHJjlyaaKpinnEcY4BCt\
        vKTrYOvx+g9H/LBP
        """),
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "TLSRoute", size: 2388,
      base64: """
        eNrtVk2PmzAQ/S/WHjYRoJA0qy2XqKeqUrWHVuqhSVZyYEJcgu3aQz6a5r93gLD5gE32o5X2UE4ePDPv+dkPvGE2VBpYwO54ClbzECLmsAUY\
        K5S0LBhumKQZSlj4NGHDGaScBRumDdUZFGDziGvxrazJI1wXLS0aIWO2dVgiZNQ4kQLyiCM/mFSTHxBiPmk1hHWombKYUyoCgZAWg5SvPoOM\
        ccaCbr9HjYWsYt9hmiOCIW7s/no0ao9GXmsw5O6vjvt+fD10d6N29ao1oCzvbEKrfUVy1NfDV59KSn6n+66gUcUP2dwYvqbilZtkE2IFCNad\
        C4tulYAqFWHeTnMDEr/A9Hixx4LERmU6H0Qw5dkcqUPMEZZ87VHvpTKkfuwlt9YTijk1pQ60ufp9/09UqbZ/T/BjSfCYzs25fctBPrjfd7g0\
        eoDejVuDRuzy9F46II1lhR1Oai9yfFSbRnZaGcwRpsqkPBdGSOx1S1lEmqUE2O/3+gVmGe/JUirEYAqnkGPIe3dPWutTCb9st4mNgZ+ZMPQh\
        CYal/GOnbu69U3rdl1jDZHM454oJDxOQ0fO981Ys8hXMQtD5+2+Rv2KRJYh4hkcSU97jTf1O8Ry07dTbPv+w+zev/inIt+fyQ7NdWP8rl38C\
        vL8MVF+EJniLHDNbv2Oc4GkDlkwHbiYTqZbSnQqYR1SHJoNT5OJyUgfbjrd/AGDS/ec=
        """),
    CustomTable(
      group: "gateway.networking.k8s.io", kind: "UDPRoute", size: 2140,
      base64: """
        eNrtVUtv2kAQ/i+rHEKEEQ8Rtb5EPVWVqhxSqYcSIi32YLZmH5mdhaSU/96xDQlgk1d7yKE+7Xge3zfjb7wr4RPrQMTiUmrwTiaQirZYAHpl\
        jRfxaCUMezhg0WOHT2agpYhXwiHnISnwhSWd+l7lFBbdlyU9oTKZWLdFrkza6NBAMpUkd5x28hMSKpzeQVKHchLB0BVMS0sRaF8PytAGVxxS\
        mMowJ66bSYKlvO8YoKVFZpR18g++oyy3peXdVzAZzUTcHw7ajEEEyL2Im5PfNyMZ/epGH8eno2hzOtu+al2cXl93ngxonZ0wwtGRPBL8XBHc\
        p3PObLQyW7O3x60A+RT92ODy6QF6c25dNGJXX3RVa3sfqDGtlMhB7rMcj86mkZ2zSAXC1KKWxWCUoUG/GovSQTPgcDgYlpiV/UiWQyEDLNXD\
        KmI9Xr6o15cSftvXZjYIt0EhL1c8qsY/btcFzxy/VHoe9B/cErEUxV2UhwlzBAIfzZWnaBtAVqukyMcwh6e2YiKTHEz6+t15LyvyDXChWH//\
        V+SfrMgSVDajvRFz3PGivW757JTt1su+Xuy987Li1nqL8s372/LdZXum/79s/wC4+gs0QXqSFHz9rj3AcAieFw2iYHJjlyaaKpinnEcY4BCt\
        vKTrYOvx+g9H/LBP
        """),
  ]
}
