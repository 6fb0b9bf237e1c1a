// Rings, packets and fragments of NetAdapterCx's queues, and their extensions. Written from the public documentation.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

#define NET_RING_FORCEINLINE static __inline

typedef struct _NET_RING {
  UINT16 OSReserved1;
  UINT16 ElementStride;
  UINT32 NumberOfElements;
  UINT32 ElementIndexMask;
  UINT32 EndIndex;
  union {
    UINT32 OSReserved0;
    void *OSReserved2[4];
  };
  UINT32 BeginIndex;
  UINT32 NextIndex;
  void *Scratch;
  unsigned char Buffer[1];
} NET_RING;

typedef enum _NET_RING_TYPE {
  NetRingTypePacket = 0,
  NetRingTypeFragment = 1,
  NetRingTypeDataBuffer = 2
} NET_RING_TYPE;

typedef struct _NET_RING_COLLECTION {
  NET_RING *Rings[3];
} NET_RING_COLLECTION;

typedef struct _NET_PACKET_LAYOUT {
  UINT8 Layer2HeaderLength : 7;
  UINT16 Layer3HeaderLength : 9;
  UINT8 Layer4HeaderLength : 8;
  UINT8 Layer2Type : 4;
  UINT8 Layer3Type : 4;
  UINT8 Layer4Type : 4;
  UINT8 Reserved0 : 4;
} NET_PACKET_LAYOUT;

typedef struct _NET_PACKET {
  UINT32 FragmentIndex;
  UINT16 FragmentCount;
  NET_PACKET_LAYOUT Layout;
  UINT8 Ignore : 1;
  UINT8 Scratch : 1;
  UINT8 Reserved1 : 6;
} NET_PACKET;

typedef struct _NET_FRAGMENT {
  UINT64 ValidLength : 26;
  UINT64 Capacity : 26;
  UINT64 Offset : 10;
  UINT64 Scratch : 1;
  UINT64 OsReserved_Bounced : 1;
} NET_FRAGMENT;

// Values of the layers' types: not documented.
typedef enum _NET_PACKET_LAYER2_TYPE {
  NetPacketLayer2TypeUnspecified,
  NetPacketLayer2TypeNull,
  NetPacketLayer2TypeEthernet
} NET_PACKET_LAYER2_TYPE;

typedef enum _NET_PACKET_LAYER3_TYPE {
  NetPacketLayer3TypeUnspecified,
  NetPacketLayer3TypeIPv4UnspecifiedOptions,
  NetPacketLayer3TypeIPv4WithOptions,
  NetPacketLayer3TypeIPv4NoOptions,
  NetPacketLayer3TypeIPv6UnspecifiedExtensions,
  NetPacketLayer3TypeIPv6WithExtensions,
  NetPacketLayer3TypeIPv6NoExtensions
} NET_PACKET_LAYER3_TYPE;

typedef enum _NET_PACKET_LAYER4_TYPE {
  NetPacketLayer4TypeUnspecified,
  NetPacketLayer4TypeTcp,
  NetPacketLayer4TypeUdp,
  NetPacketLayer4TypeIPFragment,
  NetPacketLayer4TypeIPNotFragment
} NET_PACKET_LAYER4_TYPE;

typedef enum _NET_EXTENSION_TYPE {
  NetExtensionTypePacket = 1,
  NetExtensionTypeFragment = 2,
  NetExtensionTypeBuffer = 3
} NET_EXTENSION_TYPE;

typedef struct _NET_EXTENSION {
  void *Reserved[4];
  union {
    UINT8 Enabled : 1;
    void *Reserved1;
  };
} NET_EXTENSION;

NET_RING_FORCEINLINE void *NetExtensionGetData(const NET_EXTENSION *Extension, UINT32 Index) {
  const NET_RING *ring = (const NET_RING *)Extension->Reserved[0];
  return (unsigned char *)ring->Buffer + (SIZE_T)Index * ring->ElementStride;
}

NET_RING_FORCEINLINE NET_RING *NetRingCollectionGetPacketRing(const NET_RING_COLLECTION *Rings) {
  return Rings->Rings[NetRingTypePacket];
}
NET_RING_FORCEINLINE NET_RING *NetRingCollectionGetFragmentRing(const NET_RING_COLLECTION *Rings) {
  return Rings->Rings[NetRingTypeFragment];
}
NET_RING_FORCEINLINE NET_RING *NetRingCollectionGetDataBufferRing(const NET_RING_COLLECTION *Rings) {
  return Rings->Rings[NetRingTypeDataBuffer];
}
NET_RING_FORCEINLINE void *NetRingGetElementAtIndex(const NET_RING *Ring, UINT32 Index) {
  return (unsigned char *)Ring->Buffer + (SIZE_T)Index * Ring->ElementStride;
}
NET_RING_FORCEINLINE NET_PACKET *NetRingGetPacketAtIndex(const NET_RING *Ring, UINT32 Index) {
  return (NET_PACKET *)NetRingGetElementAtIndex(Ring, Index);
}
NET_RING_FORCEINLINE NET_FRAGMENT *NetRingGetFragmentAtIndex(const NET_RING *Ring, UINT32 Index) {
  return (NET_FRAGMENT *)NetRingGetElementAtIndex(Ring, Index);
}
NET_RING_FORCEINLINE UINT32 NetRingIncrementIndex(const NET_RING *Ring, UINT32 Index) {
  return (Index + 1) & Ring->ElementIndexMask;
}
NET_RING_FORCEINLINE UINT32 NetRingAdvanceIndex(const NET_RING *Ring, UINT32 Index, UINT32 Distance) {
  return (Index + Distance) & Ring->ElementIndexMask;
}
NET_RING_FORCEINLINE UINT32 NetRingGetRangeCount(const NET_RING *Ring, UINT32 StartIndex, UINT32 EndIndex) {
  return (EndIndex - StartIndex) & Ring->ElementIndexMask;
}

#ifdef __cplusplus
}
#endif
